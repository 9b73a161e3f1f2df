using ContentApi.Domain.Related;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Related;

public sealed class TermAnalysisTests
{
    [Fact]
    public void Words_are_lower_case_and_without_stop_words_and_single_letters() =>
        Texts.TermsOf(Texts.English("The Senate and a court: plan B of the Senate")).ShouldBe(["court", "plan", "senate"]);

    [Fact]
    public void Neighbouring_words_make_a_phrase_but_not_across_a_stop_word_or_a_sentence() =>
        Texts.TermsOf(Texts.English("White House staff. Leaders of industry")).ShouldBe(
            ["house", "house staff", "industry", "leaders", "staff", "white", "white house"]);

    [Fact]
    public void A_full_stop_inside_a_word_ends_no_sentence() =>
        Texts.TermsOf(Texts.English("visit example.org today")).ShouldContain("example.org");

    [Fact]
    public void The_title_counts_six_times_and_the_summary_twice()
    {
        var text = Texts.English("Grain prices rose. Grain.", title: "Grain", summary: "Grain and wheat");

        CountOf(text, "grain").ShouldBe(6 + 2 + 2);
        CountOf(text, "wheat").ShouldBe(2);
        CountOf(text, "prices").ShouldBe(1);
    }

    [Fact]
    public void A_term_is_visible_from_the_most_open_part_that_has_it()
    {
        var text = Texts.English("Harvest and drought", title: "Harvest", summary: "Drought");

        VisibilityOf(text, "harvest").ShouldBe(Visibility.Headline);
        VisibilityOf(text, "drought").ShouldBe(Visibility.Excerpt);
    }

    [Fact]
    public void Without_a_summary_the_excerpt_is_what_an_excerpt_licence_shows()
    {
        var text = Texts.English("Early words. " + string.Concat(Enumerable.Repeat("filler text ", 40)) + "late arrival");

        VisibilityOf(text, "early").ShouldBe(Visibility.Excerpt);
        VisibilityOf(text, "late").ShouldBe(Visibility.Full);
        CountOf(text, "early").ShouldBe(1);
    }

    [Fact]
    public void A_phrase_that_stands_nowhere_with_one_space_between_cannot_be_quoted()
    {
        VisibilityOf(Texts.English("state-run media"), "state-run").ShouldBe(Visibility.Nowhere);
        VisibilityOf(Texts.English("state-run and state run"), "state run").ShouldBe(Visibility.Excerpt);
    }

    [Theory]
    [InlineData("ＡＢＣ", "abc")]
    [InlineData("ﾄｳｷｮｳ", "トウ")]
    public void Width_is_folded(string text, string term) => Texts.TermsOf(Texts.English(text)).ShouldContain(term);

    [Fact]
    public void Scripts_without_spaces_come_as_pairs_of_characters() =>
        Texts.TermsOf(TermAnalysis.Analyse("", null, "東京都の知事", "ja")).ShouldBe(
            ["の", "京都", "東京", "知事"]);

    [Fact]
    public void Marks_stay_with_their_letters() => Texts.TermsOf(TermAnalysis.Analyse("", null, "हिन्दी समाचार", "hi")).ShouldContain("हिन्दी");

    [Theory]
    [InlineData("")]
    [InlineData("\uD800 \uDC00")]
    [InlineData("… — !")]
    public void A_text_without_words_has_no_terms(string body) => Texts.English(body).Terms.Length.ShouldBe(0);

    [Fact]
    public void The_same_word_has_the_same_number_everywhere() =>
        Texts.English("Ukraine").Numbers.ToArray().ShouldBe(TermAnalysis.Analyse("UKRAINE", null, "", "de").Numbers.ToArray());

    private static float CountOf(AnalysedText text, string term) => Find(text, term).Count;

    private static Visibility VisibilityOf(AnalysedText text, string term) => Find(text, term).Visibility;

    private static Term Find(AnalysedText text, string term) => text.Terms.ToArray().Single(one => text.TextOf(one.Number) == term);
}
