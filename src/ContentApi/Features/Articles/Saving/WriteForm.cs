using ContentApi.Domain.Articles;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles.Saving;

/// <summary>The write form as it is handed out; unchanged, a PUT of it changes nothing.</summary>
internal sealed record WriteForm
{
    public required string Title { get; init; }

    public required string Source { get; init; }

    public required string Slug { get; init; }

    public required string? Summary { get; init; }

    public required string? Body { get; init; }

    public required BodyFormat BodyFormat { get; init; }

    public required string? Byline { get; init; }

    public required IReadOnlyList<string> Authors { get; init; }

    public required string? CanonicalUrl { get; init; }

    public required string? ExternalId { get; init; }

    public required string? Language { get; init; }

    public required string? Section { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required ImageReference? Image { get; init; }

    public required string? Copyright { get; init; }

    public required bool CommentsOpen { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    [SchemaOf(typeof(Dictionary<string, object>), OrNull = true)]
    public required RawJson Extra { get; init; }

    public static WriteForm Of(StoredWriteForm stored) => new()
    {
        Title = stored.Content.Title,
        Source = stored.Source.Slug,
        Slug = stored.Content.Slug,
        Summary = stored.Content.Summary,
        Body = stored.Content.Body,
        BodyFormat = stored.Content.BodyFormat,
        Byline = stored.Content.Byline,
        Authors = [.. stored.Authors.Select(a => a.Name)],
        CanonicalUrl = stored.Content.CanonicalUrl,
        ExternalId = stored.Content.ExternalId,
        Language = stored.Content.Language,
        Section = stored.Section?.Name,
        Tags = [.. stored.Tags.Select(t => t.Name)],
        Image = stored.Content.Image,
        Copyright = stored.Content.Copyright,
        CommentsOpen = stored.Content.CommentsOpen,
        PublishedAt = stored.Content.PublishedAt,
        ExpiresAt = stored.Content.ExpiresAt,
        Extra = new RawJson(stored.Content.Extra),
    };
}
