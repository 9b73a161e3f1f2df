using ContentApi.Domain.ReaderAids;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.ReaderAids;

public sealed class SummaryTests
{
    private const string Body =
        """
        By Ada Moss and Jon Reed
        The night ferry returns on Friday, nine years after its last crossing, the harbour office said. Who would have thought it?
        Read more about harbours here today.
        "I have waited for this for such a very long time indeed," said a passenger named Alma Winter.
        The ferry will sail twice a week and carry 300 passengers and 80 cars across the strait. The night ferry returns on Friday, nine years after its last crossing, the harbour office said.
        Tickets for the ferry cost 40 crowns a head, the harbour office said, and children travel free. It is blue.
        The town paid for the repair of the old pier with a loan that runs for thirty years.
        © Harbour Post 2026.
        """;

    private static readonly AidText Ferry = AidText.FromLines("Night ferry returns after nine years", Body, "en", DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void It_is_made_of_sentences_of_the_article_in_its_order_and_never_the_same_twice(int count)
    {
        var sentences = Summary.Of(Ferry, count);

        sentences.Count.ShouldBeLessThanOrEqualTo(count);
        sentences.Distinct().Count().ShouldBe(sentences.Count);
        var places = sentences.Select(sentence => Body.IndexOf(sentence, StringComparison.Ordinal)).ToList();
        places.ShouldBe(places.Order());
        places.ShouldNotContain(-1);
        Summary.Of(Ferry, count).ShouldBe(sentences);
    }

    [Fact]
    public void It_opens_with_the_news_and_leaves_out_bylines_pointers_questions_and_notices()
    {
        var all = Summary.Of(Ferry, 10);

        all[0].ShouldStartWith("The night ferry returns");
        all.ShouldNotContain(sentence => sentence.StartsWith("By ") || sentence.StartsWith("Read more") || sentence.StartsWith('©') || sentence == "It is blue.");
        Summary.Of(Ferry, 3).ShouldNotContain(sentence => sentence.EndsWith('?'));
    }

    [Fact]
    public void Of_a_text_with_little_all_is_taken() =>
        Summary.Of(AidText.FromLines("Note", "Closed today", "en", DateTimeOffset.UnixEpoch), 3).ShouldBe(["Closed today"]);

    [Fact]
    public void An_article_without_text_has_none() => Summary.Of(AidText.FromLines("Note", "", "en", DateTimeOffset.UnixEpoch), 3).ShouldBeEmpty();

    [Theory]
    [InlineData("ja", "夜行フェリーが金曜日に戻る", "夜行フェリーが九年ぶりに金曜日に戻ってくると港湾局が発表した。船は週に二回運航され、乗客三百人を運ぶ。町は古い桟橋の修理費を支払った。天気は良かった。")]
    [InlineData("th", "เรือกลับมา", "เรือข้ามฟากกลางคืนกลับมาวันศุกร์")]
    [InlineData(null, "Ночной паром", "Ночной паром возвращается в пятницу после девяти лет. Он будет ходить дважды в неделю. Билеты стоят сорок крон.")]
    public void Any_language_gets_sentences(string? language, string title, string body)
    {
        var text = AidText.FromLines(title, body, language, DateTimeOffset.UnixEpoch);

        var sentences = Summary.Of(text, 2);

        sentences.ShouldNotBeEmpty();
        sentences.ShouldAllBe(sentence => body.Contains(sentence));
    }
}
