using ContentApi.Domain.Related;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Related;

public sealed class NearDuplicatesTests
{
    private static readonly string Story = TextOf(1, 300);

    [Fact]
    public void The_same_text_is_a_copy_under_any_headline() => AreCopies(Story, Story).ShouldBeTrue();

    [Fact]
    public void Case_quotes_dashes_and_line_breaks_make_no_difference() =>
        AreCopies("He said: \"It's over\" - and left. " + Story, "HE SAID: “It’s over” – and\nleft. " + Story.Replace(' ', '\n')).ShouldBeTrue();

    [Fact]
    public void A_shortened_text_is_a_copy() => AreCopies(Story, FirstWords(Story, 80)).ShouldBeTrue();

    [Fact]
    public void A_slug_in_front_and_a_tail_do_not_hide_a_copy() =>
        AreCopies(Story, "CITY, March 3 (Agency) - " + Story + " " + TextOf(2, 40)).ShouldBeTrue();

    [Fact]
    public void A_few_words_changed_make_no_difference()
    {
        var words = Story.Split(' ');
        for (var i = 10; i < words.Length; i += 25)
            words[i] = "changed";

        AreCopies(Story, string.Join(' ', words)).ShouldBeTrue();
    }

    [Fact]
    public void A_follow_up_that_quotes_the_earlier_article_further_down_is_none() =>
        AreCopies(Story, TextOf(3, 250) + " " + FirstWords(Story, 90)).ShouldBeFalse();

    [Fact]
    public void A_new_top_of_several_paragraphs_does_not_hide_a_copy() => AreCopies(Story, TextOf(8, 150) + " " + Story).ShouldBeTrue();

    [Fact]
    public void Another_paragraph_behind_the_first_does_not_hide_a_copy() =>
        AreCopies(Story, FirstWords(Story, 8) + " " + TextOf(9, 80) + " " + string.Join(' ', Story.Split(' ').Skip(70))).ShouldBeTrue();

    [Fact]
    public void A_story_told_again_with_other_figures_is_a_copy()
    {
        var words = Story.Split(' ').ToArray();
        for (var i = 15; i < words.Length; i += 30)
            words[i] = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var before = string.Join(' ', words);
        for (var i = 15; i < words.Length; i += 60)
            words[i] += "1";

        AreCopies(before, string.Join(' ', words)).ShouldBeTrue();
    }

    [Fact]
    public void A_long_report_of_one_form_with_other_figures_is_none()
    {
        var words = Story.Split(' ').ToArray();
        var other = words.ToArray();
        for (var i = 6; i < words.Length; i += 12)
            (words[i], other[i]) = ($"{i}", $"{i + 1000}");

        AreCopies(string.Join(' ', words), string.Join(' ', other)).ShouldBeFalse();
    }

    [Fact]
    public void A_shared_tail_is_no_copy() => AreCopies(TextOf(4, 150) + " " + Story[..300], TextOf(5, 150) + " " + Story[..300]).ShouldBeFalse();

    [Fact]
    public void A_short_notice_with_other_figures_is_none()
    {
        const string form = "The company said its board declared a regular quarterly dividend of {0} cents a share payable on the first of {1} to holders of record on the tenth, "
            + "and added that the annual meeting will be held at the usual place in the capital in {2} as in the years before that";

        AreCopies(string.Format(null, form, 12, "May", 1987), string.Format(null, form, 15, "May", 1988)).ShouldBeFalse();
    }

    [Fact]
    public void Two_notices_whose_titles_differ_in_the_year_only_are_none()
    {
        var notice = FirstWords(Story, 60);

        NearDuplicates.AreCopies(DuplicateText.Of("Results for 2024", notice), DuplicateText.Of("Results for 2025", notice)).ShouldBeFalse();
    }

    [Fact]
    public void It_does_not_matter_which_is_which()
    {
        foreach (var other in new[] { FirstWords(Story, 80), TextOf(3, 250) + " " + FirstWords(Story, 90), TextOf(6, 20), "" })
            AreCopies(Story, other).ShouldBe(AreCopies(other, Story));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Too short for this")]
    public void A_text_under_five_words_is_never_a_copy(string text) => AreCopies(text, text).ShouldBeFalse();

    [Fact]
    public void Copies_share_enough_of_their_sketches()
    {
        var one = ShingleSketch.Of(DuplicateText.Of("", Story));
        var other = ShingleSketch.Of(DuplicateText.Of("", "Slug in front. " + Story));

        one.Length.ShouldBeInRange(15, 60);
        one.Intersect(other).Count().ShouldBeGreaterThanOrEqualTo(ShingleSketch.LeastShared);
    }

    [Fact]
    public void An_excerpt_shares_enough_of_the_sketch_of_a_long_text()
    {
        for (var seed = 100; seed < 150; seed++)
        {
            var text = TextOf(seed, 1_000);
            var excerpt = ShingleSketch.Of(DuplicateText.Of("", FirstWords(text, 60)));

            excerpt.Intersect(ShingleSketch.Of(DuplicateText.Of("", text))).Count().ShouldBeGreaterThanOrEqualTo(ShingleSketch.LeastShared);
        }
    }

    [Fact]
    public void Of_a_short_text_every_shingle_is_kept() => ShingleSketch.Of(DuplicateText.Of("", TextOf(7, 40))).Length.ShouldBe(36);

    private static bool AreCopies(string one, string other) =>
        NearDuplicates.AreCopies(DuplicateText.Of("One headline", one), DuplicateText.Of("Quite another", other));

    private static string FirstWords(string text, int count) => string.Join(' ', text.Split(' ').Take(count));

    private static string TextOf(int seed, int words)
    {
        var random = new Random(seed);

        return string.Join(' ', Enumerable.Range(0, words).Select(_ => "w" + (char)('a' + random.Next(26)) + (char)('a' + random.Next(26))));
    }
}
