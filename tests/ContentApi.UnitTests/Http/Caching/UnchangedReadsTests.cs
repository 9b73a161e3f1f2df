using ContentApi.Http.Caching;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Http.Caching;

public sealed class UnchangedReadsTests
{
    private static readonly KeptAnswer Answer = new([], new byte[1_000], right: null, began: 0);

    [Fact]
    public async Task Who_comes_while_it_is_read_gets_what_the_first_has_read()
    {
        var reads = new UnchangedReads("", 10_000);
        var claim = reads.Claim("a")!;
        reads.Claim("a").ShouldBeNull();
        var waiting = reads.Find("a")!;
        waiting.IsCompleted.ShouldBeFalse();

        reads.Fulfil(claim, "a", Answer);
        (await waiting).ShouldBe(Answer);
    }

    [Fact]
    public async Task What_is_not_to_be_kept_is_the_next_ones_to_read()
    {
        var reads = new UnchangedReads("", 10_000);
        var claim = reads.Claim("a")!;
        var waiting = reads.Find("a")!;

        reads.Fulfil(claim, "a", answer: null);
        (await waiting).ShouldBeNull();
        reads.Find("a").ShouldBeNull();
        reads.Claim("a").ShouldNotBeNull();
    }

    [Fact]
    public void No_more_is_kept_than_there_is_room_for()
    {
        var reads = new UnchangedReads("", 10_000);
        var kept = new List<string>();
        for (var i = 0; i < 95; i++)
        {
            var key = $"{i}";
            reads.Fulfil(reads.Claim(key)!, key, Answer);
            kept.Add(key);
            kept.Count(one => reads.Find(one) is not null).ShouldBeLessThan(10);
        }

        reads.Find("94").ShouldNotBeNull("It goes on being filled.");
    }
}
