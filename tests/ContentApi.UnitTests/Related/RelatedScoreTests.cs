using ContentApi.Domain.Related;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Related;

public sealed class RelatedScoreTests
{
    private static readonly Gen<double> Share = Gen.Double[0, 1];

    [Fact]
    public void More_in_common_fits_better() =>
        Gen.Select(Share, Share, Share).Sample((cosine, tags, more) =>
        {
            Fit(cosine + more).ShouldBeGreaterThanOrEqualTo(Fit(cosine));
            Fit(cosine, tags: tags + more).ShouldBeGreaterThanOrEqualTo(Fit(cosine, tags: tags));
            Fit(cosine, near: 1 + more).ShouldBeGreaterThanOrEqualTo(Fit(cosine));
            Fit(cosine, sameAuthor: true).ShouldBeGreaterThanOrEqualTo(Fit(cosine));
        });

    [Fact]
    public void What_is_near_to_everything_fits_less() => Fit(0.3, hub: 0.2).ShouldBeLessThan(Fit(0.3, hub: 0.1));

    [Fact]
    public void Nothing_in_common_does_not_fit_however_near() => Fit(0, tags: 1, near: 4, sameAuthor: true).ShouldBe(0);

    [Fact]
    public void Closeness_in_time_goes_from_4_to_1()
    {
        RelatedScore.Near(0, TimeSpan.Zero).ShouldBe(4);
        RelatedScore.Near(100_000, TimeSpan.FromDays(4_000)).ShouldBe(1, 1e-9);
        RelatedScore.Near(100, TimeSpan.FromDays(1)).ShouldBeGreaterThan(RelatedScore.Near(101, TimeSpan.FromDays(1)));
        RelatedScore.Near(100, TimeSpan.FromDays(1)).ShouldBeGreaterThan(RelatedScore.Near(100, TimeSpan.FromDays(2)));
    }

    [Fact]
    public void On_a_young_site_more_must_fit_and_less_of_it_where_what_is_shared_is_what_both_are_about()
    {
        RelatedScore.LeastFitAmong(12, isFirm: true).ShouldBeInRange(0.6, 0.7);
        RelatedScore.LeastFitAmong(12, isFirm: false).ShouldBeInRange(1, 1.2);
        RelatedScore.LeastFitAmong(10_000, isFirm: true).ShouldBe(RelatedScore.LeastFit, 1e-9);
        RelatedScore.LeastFitAmong(10_000, isFirm: false).ShouldBe(RelatedScore.LeastFit, 1e-9);
    }

    [Fact]
    public void The_shown_score_keeps_the_order_and_stays_between_0_and_1() =>
        Gen.Select(Gen.Double[0, 50], Gen.Double[0, 50]).Sample((one, other) =>
        {
            RelatedScore.Shown(one).ShouldBeInRange(0, 1);
            RelatedScore.Shown(one).CompareTo(RelatedScore.Shown(other)).ShouldBe(one.CompareTo(other));
        });

    [Fact]
    public void The_twenty_greatest_cosines_make_the_hub_in_whatever_order_they_come() =>
        Gen.Double[0.001, 1].Array[0, 60].Sample(cosines =>
        {
            var nearest = new NearestCosines();
            foreach (var cosine in cosines)
                nearest.Add(cosine);

            nearest.Cosines.ShouldBe(cosines.Select(cosine => (float)cosine).OrderDescending().Take(NearestCosines.Kept));
        });

    [Fact]
    public void A_cosine_below_the_twenty_greatest_changes_nothing()
    {
        var nearest = new NearestCosines(Enumerable.Repeat(0.5f, NearestCosines.Kept));

        nearest.Add(0.4).ShouldBeFalse();
        nearest.Mean.ShouldBe(0.5, 1e-6);
    }

    [Fact]
    public void An_article_without_neighbours_is_no_less_crowded_than_the_floor() => new NearestCosines().Mean.ShouldBe(0.05);

    private static double Fit(double cosine, double hub = 0.1, double near = 1, double tags = 0, bool sameAuthor = false) =>
        RelatedScore.Fit(cosine, hub, near, tags, sameAuthor);
}
