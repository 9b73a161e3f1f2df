using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Domain;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Keys;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Data.Sample;

/// <summary>Four invented sources and a dozen articles of theirs, so that an empty installation has something to show and to try.</summary>
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

        foreach (var (hoursAgo, form) in sample.Articles)
            await PublishAsync(form, by.At.AddHours(-hoursAgo), by, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return sample.Articles.Count;
    }

    private async Task PublishAsync(JsonObject form, DateTimeOffset publishedAt, Signature by, CancellationToken cancellationToken)
    {
        form["publishedAt"] = JsonSerializer.SerializeToNode(publishedAt, ContentJson.Options);
        var write = form.Deserialize<ArticleWrite>(ContentJson.Options)!;
        var draft = new ContentDraft(write, WriteMode.Create, stored: null, renderer);
        var lookup = await SaveLookup.AskAsync(db, draft.Question(articleId: null, makesSections: true), cancellationToken);
        var article = new Article(draft.Build(lookup, new ModelStateDictionary()), by);
        article.Publish(new Publication(), lookup.Labels, by);
        db.Add(article);
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

    private sealed record Sample(IReadOnlyList<SourceDetails> Sources, IReadOnlyList<SampleArticle> Articles);

    /// <param name="HoursAgo">How long before the loading it came out.</param>
    /// <param name="Write">The write form, as an editor would post it.</param>
    private sealed record SampleArticle(int HoursAgo, JsonObject Write);
}
