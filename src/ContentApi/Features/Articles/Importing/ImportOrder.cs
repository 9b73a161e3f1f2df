using ContentApi.Domain;

namespace ContentApi.Features.Articles.Importing;

/// <summary>Who imports, and how.</summary>
/// <param name="KeyId">The key that acts; articles and revisions name it.</param>
/// <param name="RequestId">The request; revisions name it.</param>
/// <param name="IsEditor">Whether the key may publish, make sections and bring articles' pasts along; a contributor changes own drafts.</param>
/// <param name="DryRun">Whether to tell only what would happen.</param>
internal sealed record ImportOrder(Guid KeyId, string RequestId, bool IsEditor, bool DryRun)
{
    public Signature Sign(DateTimeOffset now) => new(KeyId, RequestId, now);
}
