using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Domain;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Comments;
using ContentApi.Domain.Keys;
using ContentApi.Domain.Lists;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Data.Sample;

/// <summary>
/// Invented sources and a dozen published articles of theirs, a draft and a working copy, so that an empty installation has
/// something to show and to try.
/// </summary>
internal sealed class SampleContent(ContentDbContext db, BodyRenderer renderer)
{
    private const string Resource = "ContentApi.Data.Sample.sample-content.json";

    /// <summary>Publishes the articles over the last days, unless the database has, or had, a source.</summary>
    /// <returns>How many; 0 where there was content already, be it of another instance that loads the same just now.</returns>
    public async Task<int> LoadAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(1));
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('sample-content', 0))", cancellationToken);
        if (await db.Sources.AnyAsync(cancellationToken))
            return 0;

        var sample = await ReadAsync(cancellationToken);
        var by = await SignAsync(cancellationToken);
        foreach (var details in sample.Sources)
            db.Add(new Source(details, await NextNumberAsync(cancellationToken), by));
        await db.SaveChangesAsync(cancellationToken);

        foreach (var article in sample.Articles)
            await MakeAsync(article, by, cancellationToken);
        db.Add(new CuratedList("front-page", "Front page", await NewestAsync(cancellationToken), by));
        foreach (var comment in sample.Comments)
            db.Add(await CommentAsync(comment, by, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return sample.Articles.Count;
    }

    private Task<List<Guid>> NewestAsync(CancellationToken cancellationToken) =>
        db.Editions.OrderByDescending(e => e.PublishedAt).Select(e => e.ArticleId).Take(6).ToListAsync(cancellationToken);

    private async Task MakeAsync(SampleArticle sample, Signature by, CancellationToken cancellationToken)
    {
        var form = sample.Write;
        var isDraft = form["status"]?.GetValue<string>() == "draft";
        if (!isDraft)
            form["publishedAt"] = JsonSerializer.SerializeToNode(by.At.AddHours(-sample.HoursAgo), ContentJson.Options);
        var (content, labels) = await WriteAsync(form, articleId: null, cancellationToken);
        var article = new Article(content, by);
        if (!isDraft)
            article.Publish(new Publication(), labels, by);
        db.Add(article);
        await db.SaveChangesAsync(cancellationToken);
        if (sample.Edit is not { } edit)
            return;

        foreach (var (member, value) in edit)
            form[member] = value?.DeepClone();
        article.Save((await WriteAsync(form, article.Id, cancellationToken)).Content, by);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Comment> CommentAsync(SampleComment sample, Signature by, CancellationToken cancellationToken)
    {
        var article = await db.Slugs.Where(s => s.Slug == sample.Article).Select(s => s.ArticleId).SingleAsync(cancellationToken);
        return new Comment(article, sample.Answers, sample.Author, sample.Text, fingerprint: null, sample.Waits, by.At.AddMinutes(-sample.MinutesAgo), sample.Id);
    }

    private async Task<(Content Content, Labels Labels)> WriteAsync(JsonObject form, Guid? articleId, CancellationToken cancellationToken)
    {
        var draft = new ContentDraft(form.Deserialize<ArticleWrite>(ContentJson.Options)!, WriteMode.Create, stored: null, renderer);
        var lookup = await SaveLookup.AskAsync(db, draft.Question(articleId, makesSections: true), cancellationToken);
        return (draft.Build(lookup, new ModelStateDictionary()), lookup.Labels);
    }

    // Somebody must have done it: the first admin, where there is one.
    private async Task<Signature> SignAsync(CancellationToken cancellationToken)
    {
        var admin = await db.ApiKeys
            .Where(k => k.Role == Role.Admin && k.RevokedAt == null)
            .OrderBy(k => k.CreatedAt)
            .Select(k => k.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var now = (await db.Database.SqlQuery<DateTimeOffset>($"select now() as \"Value\"").ToListAsync(cancellationToken))[0];
        return new Signature(admin, "sample-content", now);
    }

    private async Task<int> NextNumberAsync(CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<int>($"select nextval('term_numbers')::int as \"Value\"").ToListAsync(cancellationToken))[0];

    private static async Task<Sample> ReadAsync(CancellationToken cancellationToken)
    {
        await using var stream = typeof(SampleContent).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The sample content is not embedded.");
        return (await JsonSerializer.DeserializeAsync<Sample>(stream, ContentJson.Options, cancellationToken))!;
    }

    private sealed record Sample(IReadOnlyList<SourceDetails> Sources, IReadOnlyList<SampleArticle> Articles, IReadOnlyList<SampleComment> Comments);

    /// <param name="HoursAgo">How long before the loading it came out.</param>
    /// <param name="Write">The write form, as an editor would post it.</param>
    /// <param name="Edit">What an editor has changed since, and not published.</param>
    private sealed record SampleArticle(int HoursAgo, JsonObject Write, JsonObject? Edit = null);

    /// <param name="Id">Known, so that examples can name it.</param>
    /// <param name="Article">The slug of what it is about.</param>
    /// <param name="Author">Who says it.</param>
    /// <param name="Text">What they say.</param>
    /// <param name="MinutesAgo">How long before the loading it was said.</param>
    /// <param name="Answers">The comment that it answers.</param>
    /// <param name="Waits">Whether no editor has approved it yet.</param>
    private sealed record SampleComment(Guid Id, string Article, string Author, string Text, int MinutesAgo, Guid? Answers = null, bool Waits = false);
}
