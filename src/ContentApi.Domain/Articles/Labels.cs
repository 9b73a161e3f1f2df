using ContentApi.Domain.Terms;

namespace ContentApi.Domain.Articles;

/// <summary>The names that go with a text's numbers on the day an edition is made of it.</summary>
/// <param name="SourceNumber">The source's number.</param>
/// <param name="LanguageNumber">The language's number.</param>
/// <param name="Tags">The tags, in order.</param>
/// <param name="Authors">The authors, in order.</param>
public sealed record Labels(int SourceNumber, int? LanguageNumber, IReadOnlyList<TermName> Tags, IReadOnlyList<TermName> Authors)
{
    internal int[] Numbers(int? section) =>
    [
        SourceNumber,
        .. Present(section),
        .. Present(LanguageNumber),
        .. Tags.Select(tag => tag.Number),
        .. Authors.Select(author => author.Number),
    ];

    private static int[] Present(int? number) => number is { } value ? [value] : [];
}
