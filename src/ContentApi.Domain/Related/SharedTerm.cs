namespace ContentApi.Domain.Related;

/// <summary>A term that two articles have in common, and where each shows it.</summary>
/// <param name="Text">The term in lower case; both texts have it letter by letter.</param>
/// <param name="Here">From which licence on the article that is read shows it.</param>
/// <param name="There">The same for the related article.</param>
public readonly record struct SharedTerm(string Text, Visibility Here, Visibility There)
{
    /// <summary>Whether readers can find the term in both texts under the licences of the two sources.</summary>
    public bool IsShownUnder(Visibility here, Visibility there) => Here <= here && There <= there;

    /// <summary>The same term as seen from the other article.</summary>
    public SharedTerm Reversed() => new(Text, There, Here);
}
