namespace ContentApi.Domain.Related;

/// <summary>A word, a phrase of two neighbouring words, or a pair of characters, as it was counted in one article.</summary>
/// <param name="Number">The term's number, the same in every article; see <see cref="AnalysedText.TextOf"/> for its text.</param>
/// <param name="Count">How often it stands in the text; one time in the title counts six, in the summary two.</param>
/// <param name="IsPhrase">Whether it is two words.</param>
/// <param name="Visibility">From which licence on a reader can find the term in the text that is shown.</param>
public readonly record struct Term(int Number, float Count, bool IsPhrase, Visibility Visibility);
