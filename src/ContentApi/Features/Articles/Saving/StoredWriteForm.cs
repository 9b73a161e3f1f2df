using ContentApi.Domain.Articles;
using ContentApi.Domain.Terms;

namespace ContentApi.Features.Articles.Saving;

/// <summary>A stored text with the names that its numbers stand for.</summary>
/// <param name="Content">The text.</param>
/// <param name="Source">Its source.</param>
/// <param name="Section">Its section.</param>
/// <param name="Tags">Its tags, in order.</param>
/// <param name="Authors">Its authors, in order.</param>
internal sealed record StoredWriteForm(
    Content Content, SavedSource Source, TermName? Section, IReadOnlyList<TermName> Tags, IReadOnlyList<TermName> Authors);
