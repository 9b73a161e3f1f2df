using ContentApi.Domain.Related;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Related;

public sealed class ReasonsTests
{
    private const string Sanctions = "The ministers agreed on new sanctions against oil exports. Oil exports pay for the war in Ukraine, a minister said.";
    private const string Exports = "Ukraine asked for sanctions on oil exports for a year. Now the ministers have agreed, and tankers wait.";
    private const string Cheese = "A village prepares its cheese market. Farmers bring two hundred wheels, and visitors taste them.";

    [Fact]
    public void Every_term_given_stands_in_both_texts()
    {
        var reasons = Between(Sanctions, Exports);

        reasons.ShouldContain("oil exports");
        foreach (var term in reasons)
        {
            Sanctions.ToLowerInvariant().ShouldContain(term);
            Exports.ToLowerInvariant().ShouldContain(term);
        }
    }

    [Fact]
    public void A_word_inside_a_phrase_given_is_not_given_again()
    {
        var reasons = Between(Sanctions, Exports);

        reasons.ShouldNotContain("oil");
        reasons.ShouldNotContain("exports");
        reasons.Count.ShouldBeLessThanOrEqualTo(SharedTerms.Shown);
    }

    [Fact]
    public void A_phrase_that_only_one_text_writes_with_a_space_is_not_given() =>
        Between("Oil-exports fell, tankers wait.", "Oil exports fell, tankers wait.").ShouldNotContain("oil exports");

    [Fact]
    public void The_reasons_are_the_same_from_either_side()
    {
        var (one, other) = (Texts.English(Sanctions), Texts.English(Exports));
        var vectors = Texts.Weighed(one, other, Texts.English(Cheese));

        SharedTerms.Find(one, vectors[0], vectors[1]).Select(term => term.Reversed())
            .ShouldBe(SharedTerms.Find(other, vectors[1], vectors[0]), ignoreOrder: true);
    }

    [Theory]
    [InlineData(Visibility.Headline, Visibility.Full)]
    [InlineData(Visibility.Full, Visibility.Headline)]
    [InlineData(Visibility.Excerpt, Visibility.Headline)]
    public void A_licence_withholds_the_terms_that_only_withheld_text_has(Visibility here, Visibility there)
    {
        var one = Texts.English("The port closed. Tankers wait for insurance papers.", "Oil port closes", "Tankers wait");
        var other = Texts.English("Insurance papers are missing, and the port is shut. Tankers turn back.", "Oil port stays shut", "Tankers turn back");
        var vectors = Texts.Weighed(one, other, Texts.English(Cheese), Texts.English(Sanctions));
        var terms = SharedTerms.Find(one, vectors[0], vectors[1]);

        SharedTerms.Select(terms, Visibility.Full, Visibility.Full).ShouldContain("insurance papers");
        var shown = SharedTerms.Select(terms, here, there).ToList();
        shown.ShouldContain("oil port");
        shown.ShouldNotContain("insurance papers");
        if (there is Visibility.Headline)
            shown.ShouldNotContain("tankers");
    }

    [Fact]
    public void Tags_section_authors_and_date_are_given_when_they_are_shared()
    {
        var here = new ArticleTraits(["war", "oil"], "world", ["ada"], At(1));
        var there = new ArticleTraits(["oil", "ports"], "world", ["ada", "ben"], At(2));

        var reasons = Reasons.For(here, there, [], isNear: true);

        reasons.Select(reason => (reason.Type, string.Join(' ', reason.Values))).ShouldBe(
            [("tags", "oil"), ("section", "world"), ("authors", "ada"), ("date", "2026-03-02")]);
    }

    [Fact]
    public void What_is_not_shared_is_no_reason() =>
        Reasons.For(new ArticleTraits(["war"], null, [], At(1)), new ArticleTraits(["oil"], null, ["ben"], At(300)), [], isNear: false).ShouldBeEmpty();

    [Fact]
    public void Rare_tags_weigh_more_than_common_ones_and_sections_are_no_tags()
    {
        var frequencies = new DocumentFrequencies();
        foreach (var _ in Enumerable.Range(0, 30))
            frequencies.Add(TopicAnalysis.Analyse(["news"], "world").Numbers);
        TermVector Of(string[] tags, string? section) => frequencies.Weigh(TopicAnalysis.Analyse(tags, section));

        Of(["news", "rare"], null).Cosine(Of(["rare"], null)).ShouldBeGreaterThan(Of(["news", "rare"], null).Cosine(Of(["news"], null)));
        Of(["world"], null).Cosine(Of([], "world")).ShouldBe(0);
        Of([], null).Cosine(Of([], null)).ShouldBe(0);
    }

    private static List<string> Between(string one, string other)
    {
        var texts = new[] { Texts.English(one), Texts.English(other), Texts.English(Cheese) };
        var vectors = Texts.Weighed(texts);

        return [.. SharedTerms.Select(SharedTerms.Find(texts[0], vectors[0], vectors[1]), Visibility.Full, Visibility.Full)];
    }

    private static DateTimeOffset At(int day) => new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddDays(day - 1);
}
