using System.Data;
using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Terms;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Importing;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Json;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Exporting;

/// <summary>Some articles behind an id, read in a transaction of their own: a long one would hold up what the database has to tidy.</summary>
internal sealed class ExportPage
{
    public const int Articles = 64;

    private readonly DateTimeOffset now;
    private readonly StoredForms forms;
    private readonly Dictionary<Guid, Content> contents;
    private readonly Dictionary<Guid, ExportedSource> sources;

    private ExportPage(DateTimeOffset now, IReadOnlyList<Article> all, StoredForms forms, Dictionary<Guid, Content> contents, Dictionary<Guid, ExportedSource> sources)
    {
        (this.now, this.forms, this.contents, this.sources) = (now, forms, contents, sources);
        All = all;
    }

    /// <summary>The articles by id; fewer than a page at the end.</summary>
    public IReadOnlyList<Article> All { get; }

    /// <param name="db">The primary.</param>
    /// <param name="after">The last id that was read.</param>
    /// <param name="ofSources">Only articles of these; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<ExportPage> ReadAsync(ContentDbContext db, Guid after, Guid[]? ofSources, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var now = (await db.Database.SqlQuery<DateTimeOffset>($"select readers_now() as \"Value\"").ToListAsync(cancellationToken))[0];
        var all = await db.Articles.AsNoTracking()
            .Where(a => a.Id.CompareTo(after) > 0 && a.DeletedAt == null && (ofSources == null || ofSources.Contains(a.SourceId)))
            .OrderBy(a => a.Id)
            .Take(Articles)
            .Include(a => a.Newest)
            .Include(a => a.Editions.Where(e => !e.Retired))
            .Include(a => a.Slugs)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);

        var others = all.SelectMany(a => a.Editions.Select(e => e.ContentId).Where(id => id != a.NewestContentId)).ToArray();
        var contents = others.Length == 0 ? [] : await db.Contents.AsNoTracking().Where(c => others.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var forms = await StoredForms.OfAsync(db, [.. all.Select(a => a.Newest), .. contents.Values], cancellationToken);
        var sourceIds = all.Select(a => a.SourceId).Distinct().ToArray();
        var sources = await db.Sources.AsNoTracking()
            .Where(s => sourceIds.Contains(s.Id))
            .Select(s => new ExportedSource(
                s.Id, s.Slug, s.Name, s.HomepageUrl, s.LogoUrl, s.FeedUrl, s.Ingest, s.Country, s.Language, s.Description, s.Copyright, s.TextPolicy, s.CreatedAt))
            .ToDictionaryAsync(s => s.Id, cancellationToken);
        return new ExportPage(now, all, forms, contents, sources);
    }

    /// <summary>Where the article stands.</summary>
    public ArticleStatus StatusOf(Article article) => article.StatusAt(now);

    /// <summary>The line of an article.</summary>
    public ExportedArticle Line(Article article)
    {
        var (content, stored) = (article.Newest, forms.Of(article.Newest));
        var (live, scheduled) = (article.LiveAt(now), article.ScheduledAt(now));
        var first = article.FirstPublishedAt ?? live?.FirstPublishedAt;
        var isPlainSchedule = live is null && scheduled is not null && scheduled.ContentId == content.Id && content.PublishedAt == scheduled.LiveFrom && first is null;
        return new ExportedArticle
        {
            Id = article.Id,
            Status = live is { Listed: true } ? WriteStatus.Published : isPlainSchedule ? WriteStatus.Scheduled : WriteStatus.Draft,
            Title = content.Title,
            Source = sources[article.SourceId],
            Slug = content.Slug,
            Summary = content.Summary,
            Body = content.Body,
            BodyFormat = content.BodyFormat,
            Byline = content.Byline,
            Authors = [.. stored.Authors.Select(a => a.Name)],
            CanonicalUrl = content.CanonicalUrl,
            ExternalId = content.ExternalId,
            Language = content.Language,
            Section = stored.Section?.Name,
            Tags = [.. stored.Tags.Select(t => t.Name)],
            Image = content.Image,
            Copyright = content.Copyright,
            CommentsOpen = content.CommentsOpen,
            PublishedAt = content.PublishedAt ?? first,
            ExpiresAt = content.ExpiresAt,
            Extra = new RawJson(content.Extra),
            CreatedAt = article.CreatedAt,
            SavedAt = content.SavedAt,
            FirstPublishedAt = first,
            UpdatedAt = live?.UpdatedAt ?? article.LastUpdatedAt ?? content.SavedAt,
            FormerSlugs = [.. article.Slugs.Where(s => s.SeenByReaders && s.Slug != live?.Slug).Select(s => s.Slug).Order(StringComparer.Ordinal)],
            Corrections = article.Corrections,
            Unpublished = live?.Withdrawn is { } withdrawn ? new ExportedUnpublication(UnpublishType.Withdrawn, withdrawn.At, withdrawn.Explanation, null)
                : article.UnpublishedAs is { } type ? new ExportedUnpublication(type, null, article.Explanation, article.RedirectTo)
                : null,
            Live = live is not null && live.ContentId != content.Id ? Form(live) : null,
            Scheduled = scheduled is null || isPlainSchedule ? null : new ExportedSchedule(scheduled.LiveFrom, scheduled.UpdatedAt, scheduled.ContentId == content.Id ? null : Form(scheduled)),
            Terms = [.. RenamedTerms(stored), .. Others(live, content), .. Others(scheduled, content)],
        };
    }

    private WriteForm Form(Edition edition) => WriteForm.Of(forms.Of(contents[edition.ContentId]));

    private IEnumerable<ExportedTerm> Others(Edition? edition, Content newest) =>
        edition is null || edition.ContentId == newest.Id ? [] : RenamedTerms(forms.Of(contents[edition.ContentId]));

    private static IEnumerable<ExportedTerm> RenamedTerms(StoredWriteForm stored) =>
        Renamed(ArrivingTermKind.Section, "section", stored.Section is { } section ? [section] : [])
            .Concat(Renamed(ArrivingTermKind.Tag, "tag", stored.Tags))
            .Concat(Renamed(ArrivingTermKind.Author, "author", stored.Authors));

    private static IEnumerable<ExportedTerm> Renamed(ArrivingTermKind kind, string fallback, IEnumerable<TermName> terms) =>
        terms.Where(t => t.Slug != Slug.From(t.Name, fallback)).Select(t => new ExportedTerm(kind, t.Slug, t.Name));
}
