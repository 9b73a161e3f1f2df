namespace ContentApi.Domain.Articles;

/// <summary>How an article is put before readers.</summary>
/// <param name="At">When; null for now.</param>
/// <param name="UpdateType">Whether the update matters to readers.</param>
/// <param name="ChangeNote">What the revision says about it.</param>
public sealed record Publication(DateTimeOffset? At = null, UpdateType UpdateType = UpdateType.Major, string? ChangeNote = null);

/// <summary>How an article is taken from readers.</summary>
/// <param name="Type">What readers get instead.</param>
/// <param name="Explanation">What they are told.</param>
/// <param name="RedirectTo">Where they are sent.</param>
public sealed record Unpublication(UnpublishType Type = UnpublishType.Draft, string? Explanation = null, string? RedirectTo = null);
