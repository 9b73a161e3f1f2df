using ContentApi.Domain.Terms;

namespace ContentApi.Features.Terms;

/// <summary>A row of the view <c>reader_terms</c>: a tag, section or author that is not merged, with the number of its articles.</summary>
internal sealed class ReaderTerm
{
    public Guid Id { get; init; }

    public int Number { get; init; }

    public TermKind Kind { get; init; }

    public string Slug { get; init; } = "";

    public int Version { get; init; }

    public string Name { get; init; } = "";

    public string NameKey { get; init; } = "";

    /// <summary>How many articles of it readers see; lists by it sort by this, answers stop at 10,000.</summary>
    public long Articles { get; init; }
}
