using System.Text.Json.Nodes;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Sources;
using ContentApi.Domain.Terms;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ContentApi.Features.Articles.Saving;

/// <summary>How a write treats members that it does not name.</summary>
internal enum WriteMode
{
    /// <summary>POST: their defaults.</summary>
    Create,

    /// <summary>PUT: their defaults, but slug, publishedAt, expiresAt and externalId stay.</summary>
    Replace,

    /// <summary>PATCH: all stay.</summary>
    Merge,
}

/// <summary>The text that a write asks for: the request laid over what is stored, and what the database says to it.</summary>
/// <param name="write">The request.</param>
/// <param name="mode">What absent members mean.</param>
/// <param name="stored">The stored text in the write form; null for a new article.</param>
/// <param name="renderer">Makes bodies safe.</param>
internal sealed class ContentDraft(ArticleWrite write, WriteMode mode, StoredWriteForm? stored, BodyRenderer renderer)
{
    private RenderedBody? rendered;
    private string? madeSlug;

    /// <summary>The body made safe beforehand, where many are made at once.</summary>
    public BodyAhead? Ahead { get; init; }

    /// <summary>What the sanitizer took out.</summary>
    public IReadOnlyList<Removal> Warnings => rendered?.Removals ?? [];

    private Content? Base => stored?.Content;

    private string Title => write.Title.IsSet ? write.Title.Value : Kept(Base?.Title) ?? "";

    private string? Byline => Or(write.Byline, Base?.Byline);

    private DateTimeOffset? PublishedAt => write.PublishedAt.IsSet ? write.PublishedAt.Value : Base?.PublishedAt;

    private DateTimeOffset? ExpiresAt => write.ExpiresAt.IsSet ? write.ExpiresAt.Value : Base?.ExpiresAt;

    /// <summary>The slug that is wanted: asked for, kept, or made from the title.</summary>
    public string Slug => write.Slug.Value ?? (write.Slug.IsSet ? null : Base?.Slug) ?? (madeSlug ??= Domain.Text.Slug.From(Title));

    /// <summary>Whether a taken slug may get a suffix, for nobody asked for it.</summary>
    private bool SlugIsMade => write.Slug.Value is null && Slug != Base?.Slug;

    /// <summary>Adds the faults that only the whole shows.</summary>
    public void Check(ModelStateDictionary faults)
    {
        if (mode is not WriteMode.Merge && !write.Title.IsSet)
            faults.AddBodyFault("title", "Give a title.");
        if (write.SourceId.Value is null && write.Source.Value is null && (mode is not WriteMode.Merge || write.SourceId.IsSet || write.Source.IsSet))
            faults.AddBodyFault("source", "Name the source: source (its slug) or sourceId.");
        if (write.Image.Value is { Url.IsSet: false } && !(mode is WriteMode.Merge && Base?.Image is not null))
            faults.AddBodyFault("image.url", "Give the image's URL.");
    }

    /// <summary>What to look up before saving.</summary>
    public SaveQuestion Question(Guid? articleId, bool makesSections) => new(
        write.SourceId.Value?.ToString() ?? write.Source.Value ?? Base?.SourceId.ToString(),
        Slug,
        articleId,
        Language(null),
        Or(write.Section, stored?.Section?.Name),
        Or(write.Tags, stored?.Tags.Select(t => t.Name).ToList()) ?? [],
        Authors(),
        makesSections);

    /// <summary>The text, once the look-up is there.</summary>
    public Content Build(SaveLookup lookup, ModelStateDictionary faults)
    {
        if (lookup.Source is null)
            faults.AddBodyFault(write.SourceId.IsSet ? "sourceId" : "source", "There is no such source. Create it first, or name another.");
        if (Or(write.Section, stored?.Section?.Name) is not null && lookup.Section is null)
            faults.AddBodyFault("section", "There is no such section; an editor's use of it makes one.");

        var body = write.Body.IsSet || mode is not WriteMode.Merge ? write.Body.Value : Base?.Body;
        var format = Or(write.BodyFormat, Base?.BodyFormat) ?? BodyFormat.Html;
        var summary = Or(write.Summary, Base?.Summary);
        rendered = body is null ? null : Ahead?.For(body, format) ?? renderer.Render(body, format);
        if (write.Status.Value is WriteStatus.Published or WriteStatus.Scheduled)
        {
            var summaryIsEnough = lookup.Source?.TextPolicy is not TextPolicy.Full;
            if (Content.MissingText(rendered?.WordCount ?? 0, summary, summaryIsEnough) is { } message)
                faults.AddBodyFault("body", message);
            CheckTimes(lookup.Now, faults);
        }

        faults.ThrowIfInvalid();
        return new Content
        {
            Slug = lookup.SlugIsFree || !SlugIsMade ? Slug : Domain.Text.Slug.WithSuffix(Slug),
            SourceId = lookup.Source!.Id,
            Title = Title,
            Summary = summary,
            Excerpt = string.IsNullOrEmpty(summary) ? Domain.Text.Excerpt.Of(rendered?.PlainText ?? "") : summary,
            BodyHtml = rendered?.Html,
            PlainText = rendered?.PlainText,
            Body = body,
            BodyFormat = format,
            WordCount = rendered?.WordCount ?? 0,
            Byline = Byline,
            Authors = Numbers(lookup.Authors, stored?.Authors, Base?.Authors),
            Tags = Numbers(lookup.Tags, stored?.Tags, Base?.Tags),
            Section = lookup.Section is { } section && section.Number == stored?.Section?.Number ? Base!.Section : lookup.Section?.Number,
            Language = Language(lookup.Source),
            CanonicalUrl = Or(write.CanonicalUrl, Base?.CanonicalUrl),
            ExternalId = write.ExternalId.IsSet ? write.ExternalId.Value : Base?.ExternalId,
            Image = Image(),
            Copyright = Or(write.Copyright, Base?.Copyright) ?? lookup.Source.Copyright,
            CommentsOpen = Or(write.CommentsOpen, Base?.CommentsOpen) ?? true,
            PublishedAt = PublishedAt,
            ExpiresAt = ExpiresAt,
            Extra = Extra(),
        };
    }

    private string? Language(SavedSource? source) => (Or(write.Language, Base?.Language) ?? source?.Language) is { } tag ? LanguageTag.Canonical(tag) : null;

    private IReadOnlyList<string> Authors() =>
        Or(write.Authors, stored?.Authors.Select(a => a.Name).ToList()) ?? Domain.Text.Byline.Authors(Byline);

    // Terms that were merged meanwhile keep their numbers in a text that names the same ones: it has not changed.
    private static int[] Numbers(IReadOnlyList<TermName> found, IReadOnlyList<TermName>? known, int[]? numbers) =>
        known is not null && found.Select(t => t.Number).SequenceEqual(known.Select(t => t.Number)) ? numbers! : [.. found.Select(t => t.Number)];

    private ImageReference? Image()
    {
        if (!write.Image.IsSet)
            return Kept(Base?.Image);
        if (write.Image.Value is not { } image)
            return null;

        var old = mode is WriteMode.Merge ? Base?.Image : null;
        return new ImageReference
        {
            Url = image.Url.Or(old?.Url!),
            Alt = image.Alt.Or(old?.Alt),
            Caption = image.Caption.Or(old?.Caption),
            Credit = image.Credit.Or(old?.Credit),
            Width = image.Width.Or(old?.Width),
            Height = image.Height.Or(old?.Height),
        };
    }

    private void CheckTimes(DateTimeOffset now, ModelStateDictionary faults)
    {
        var scheduling = write.Status.Value is WriteStatus.Scheduled;
        if (scheduling && !(PublishedAt > now))
            faults.AddBodyFault("publishedAt", "To schedule, give the future time at which readers will see it.");
        else
        {
            foreach (var (member, message) in Content.TimesAgainst(PublishedAt, ExpiresAt, scheduling ? PublishedAt!.Value : now))
                faults.AddBodyFault(member, message);
        }
    }

    private string? Extra()
    {
        if (!write.Extra.IsSet)
            return Kept(Base?.Extra);
        if (write.Extra.Value is not { } extra)
            return null;

        var merged = mode is WriteMode.Merge && Base?.Extra is { } old
            ? Merge(JsonNode.Parse(old), JsonNode.Parse(extra.GetRawText())!)
            : JsonNode.Parse(extra.GetRawText());
        return merged!.ToJsonString(ContentJson.Options);
    }

    // RFC 7396 §2.
    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone();

        var result = target as JsonObject is { } old ? (JsonObject)old.DeepClone() : [];
        foreach (var (name, value) in changes)
        {
            if (value is null)
                result.Remove(name);
            else
                result[name] = Merge(result[name], value);
        }

        return result;
    }

    private T? Or<T>(Optional<T?> sent, T? old) => sent.IsSet ? sent.Value : Kept(old);

    private T? Kept<T>(T? old) => mode is WriteMode.Merge ? old : default;
}

/// <summary>A body that was made safe before the rest of its draft is known.</summary>
internal sealed record BodyAhead(string Body, BodyFormat Format, RenderedBody Rendered)
{
    /// <summary>Null when it is another body.</summary>
    public RenderedBody? For(string body, BodyFormat format) => body == Body && format == Format ? Rendered : null;
}
