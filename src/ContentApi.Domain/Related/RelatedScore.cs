namespace ContentApi.Domain.Related;

/// <summary>How well one article fits beside another, by text, date, tags and authors.</summary>
/// <remarks>The constants stand on a wide plateau: docs/decisions/0007-related-ranking.md has what was measured.</remarks>
public static class RelatedScore
{
    /// <summary>What fits less than this is left out: of such pairs hardly any were labelled as related.</summary>
    public const double LeastFit = 0.4;

    private const double MoreWhenYoung = 0.8;
    private const double MoreWhenYoungIfFirm = 0.3;
    private const double YoungArticles = 100;
    private const double HubPower = 0.4;
    private const double NearWeight = 1.5;
    private const double NearArticles = 600;
    private static readonly TimeSpan NearTime = TimeSpan.FromDays(3);
    private const double TagWeight = 0.25;
    private const double SameAuthor = 1.1;
    private const double MiddleFit = 1.7;
    private const double MeaningWeight = 0.15;
    private const double AnyTwoTexts = 0.4;

    /// <summary>
    /// What must fit in a collection of so many articles. In a small one any two texts share words that nobody else has yet, and
    /// all are close in time as articles are counted: chance alone often comes to 0.6, and at times to 1.
    /// </summary>
    /// <param name="articles">How many there are.</param>
    /// <param name="isFirm">Whether what the two share is what both are about; see <see cref="CommonGround"/>.</param>
    public static double LeastFitAmong(double articles, bool isFirm) =>
        LeastFit + (isFirm ? MoreWhenYoungIfFirm : MoreWhenYoung) * Math.Exp(-articles / YoungArticles);

    /// <summary>The fit of a candidate: 0 for nothing in common, without an upper bound; above 3 it is nearly certain.</summary>
    /// <param name="cosine">How much the texts share, 0 to 1.</param>
    /// <param name="hub">The candidate's mean cosine with its nearest articles; see <see cref="NearestCosines"/>.</param>
    /// <param name="near">The closeness in time, from <see cref="Near"/>; 1 when a date is missing.</param>
    /// <param name="tags">How much the tags and sections share, 0 to 1.</param>
    /// <param name="sameAuthor">Whether an author wrote both.</param>
    public static double Fit(double cosine, double hub, double near, double tags, bool sameAuthor) =>
        cosine / Math.Pow(hub, HubPower) * near * (1 + TagWeight * tags) * (sameAuthor ? SameAuthor : 1);

    /// <summary>How much two texts share, by their words and by what a model says that they are about.</summary>
    /// <remarks>Models find any two texts a little alike, so only what is above that counts.</remarks>
    public static double WithMeaning(double cosine, double meaning) => cosine + MeaningWeight * Math.Max(0, meaning - AnyTwoTexts) / (1 - AnyTwoTexts);

    /// <summary>How close two articles are in time: 4 at the same moment, 1 far apart.</summary>
    /// <remarks>
    /// Counting the articles in between lets one constant serve a blog with two posts a week and a wire with hundreds a day; the
    /// days keep a story of two days together on the busiest of sites.
    /// </remarks>
    /// <param name="articlesBetween">The articles published between the two; see <see cref="PublicationCalendar"/>.</param>
    /// <param name="apart">The time between them.</param>
    public static double Near(double articlesBetween, TimeSpan apart) =>
        1 + NearWeight * (Math.Exp(-articlesBetween / NearArticles) + Math.Exp(-(apart / NearTime)));

    /// <summary>The fit as the API shows it: 0 to 1, higher for a better fit, and of one meaning across articles.</summary>
    public static double Shown(double fit)
    {
        var cube = fit * fit * fit;

        return cube / (cube + MiddleFit * MiddleFit * MiddleFit);
    }
}
