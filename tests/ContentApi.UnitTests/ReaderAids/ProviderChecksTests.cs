using ContentApi.Domain.ReaderAids;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.ReaderAids.Provider;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.ReaderAids;

/// <summary>How what a provider answers is held against the article.</summary>
public sealed class ProviderChecksTests
{
    private static readonly AidText Ferry = AidText.FromLines("Ferry returns", "It carries “300 passengers” — and 1,200 crates.\nAda Moss is 41.5 % owner. Moss left.", "en", DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("It carries \"300 passengers\" - and", "It carries “300 passengers” — and")]
    [InlineData("“It  carries ‘300’", null)]
    [InlineData("\"ada moss is 41.5 %\"", "Ada Moss is 41.5 %")]
    [InlineData("Ada Moss", null)]
    [InlineData("crates. Ada Moss is", null)]
    [InlineData("It carries 400 passengers", null)]
    public void A_passage_is_found_as_the_article_has_it_or_not_at_all(string quoted, string? found) => Passages.Find(Ferry, quoted).ShouldBe(found);

    [Theory]
    [InlineData("300 passengers and 1200 crates, 41.5 % owned.", true)]
    [InlineData("No number at all.", true)]
    [InlineData("Since 1998.", true)]
    [InlineData("301 passengers.", false)]
    [InlineData("١٢٠٠", true)]
    public void Numbers_must_stand_in_the_article_or_the_editors_summary(string claim, bool hold) => StatedNumbers.Hold(Ferry, "Built in 1998.", [claim]).ShouldBe(hold);

    [Theory]
    [InlineData("Ada Moss", "person", null, "Ada Moss 1 ")]
    [InlineData("Moss", "Person", "2024", "Moss 2 ")]
    [InlineData("Zeus", "person", null, null)]
    [InlineData("Moss", "god", null, null)]
    [InlineData("Moss", "0", null, null)]
    [InlineData("Moss", "date", "2024-02-30x", null)]
    [InlineData("Moss", "date", "2024-W07", "Moss 2 2024-W07")]
    [InlineData(null, "person", null, null)]
    public void An_entity_must_be_named_there(string? name, string type, string? value, string? expected) =>
        (NamedEntity.Check(Ferry, name, type, value) is { } entity ? $"{entity.Name} {entity.Mentions} {entity.Value}" : null).ShouldBe(expected);

    [Fact]
    public void Of_a_long_text_what_fits_the_question_is_sent_in_order()
    {
        var text = AidText.FromLines("A", string.Join('\n', Enumerable.Range(0, 50).Select(i => $"Paragraph {i} is about nothing.").Append("The zeppelin lands.")), "en", DateTimeOffset.UnixEpoch);

        var best = BestParagraphs.Of(text, "When does the zeppelin land?", 100);

        best.Sum(paragraph => paragraph.Length).ShouldBeLessThanOrEqualTo(100);
        best[0].ShouldStartWith("Paragraph 0");
        best[^1].ShouldBe("The zeppelin lands.");
        BestParagraphs.Of(AidText.FromLines("A", new string('a', 500), "en", DateTimeOffset.UnixEpoch), "x", 100).Single().Length.ShouldBe(100);
    }

    [Fact]
    public void Every_run_of_text_is_translated_and_what_stands_around_it_stays()
    {
        const string Html = "<h2>A</h2><p>B <b>c</b><br>d</p><ul><li>E<ul><li>F</li></ul>G</li></ul><figure><img src=\"x.png\" alt=\"y\"><figcaption>H</figcaption></figure><pre>code</pre><table><tbody><tr><td>I</td></tr></tbody></table><hr>J";
        using var body = new TranslatableBody(Html);

        body.Blocks.ShouldBe(["A", "B <b>c</b><br>d", "E", "F", "G", "H", "I", "J"]);
        var renderer = new BodyRenderer([]);
        body.With([.. body.Blocks.Select(block => block.ToLowerInvariant())], renderer)
            .ShouldBe(renderer.Render(Html.Replace(">A<", ">a<").Replace(">B <", ">b <").Replace(">E<", ">e<").Replace(">F<", ">f<").Replace(">G<", ">g<").Replace(">H<", ">h<").Replace(">I<", ">i<").Replace(">J", ">j"), ContentApi.Domain.Articles.BodyFormat.Html).Html);
    }
}
