using ContentApi.Domain.Related;

namespace ContentApi.Features.Related.Ranking;

/// <summary>An article of the index that was compared with the subject.</summary>
/// <param name="Row">What the index holds of it.</param>
/// <param name="Cosine">How much the texts share.</param>
/// <param name="Near">How close in time they are.</param>
/// <param name="Fit">How well it stands beside the subject.</param>
/// <param name="FitOfSubject">How well the subject stands beside it.</param>
/// <param name="LeastFit">What fits less is left out, on either side.</param>
internal sealed record Neighbour(IndexRow Row, double Cosine, double Near, float Fit, float FitOfSubject, double LeastFit)
{
    private IReadOnlyList<SharedTerm>? shared;

    /// <summary>The terms in common, as the index holds them beside the subject.</summary>
    public string TermsWith(Subject subject) => SharedTermText.Write(Shared(subject));

    /// <summary>The same beside the other article.</summary>
    public string TermsSeenFromHere(Subject subject) => SharedTermText.Write(Shared(subject).Select(term => term.Reversed()));

    // In both lists they are the same: one subject is compared with it.
    private IReadOnlyList<SharedTerm> Shared(Subject subject) => shared ??= SharedTerms.Find(subject.Text.Terms, subject.Vector, TermVector.Unpack(Row.Terms));
}

/// <summary>A row of the index.</summary>
/// <param name="Number">Its number.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="PublishedAt">Its public date.</param>
/// <param name="Authors">The authors' slugs.</param>
/// <param name="Nearest">The cosines with its nearest.</param>
/// <param name="LeastFit">What its list was cut at; 0 where it was not.</param>
/// <param name="OriginalId">What it is a copy of.</param>
/// <param name="Terms">Its vector, packed.</param>
/// <param name="Topics">The vector of its topics, packed.</param>
/// <param name="Meaning">What a model says it is about, packed; null where none was asked.</param>
internal sealed record IndexRow(
    int Number, Guid ArticleId, DateTimeOffset PublishedAt, string[] Authors, float[] Nearest, float LeastFit, Guid? OriginalId, byte[] Terms, byte[] Topics, byte[]? Meaning);
