using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Related;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Saving;
using ContentApi.Features.Related.Indexing;
using ContentApi.Features.Related.Meaning;
using ContentApi.Features.Related.Ranking;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Features.Related.Reading;

/// <summary>What would stand beside a text if it were published now: the same ranking, and public articles alone.</summary>
internal sealed class RelatedToText(ContentDbContext db, RelatedArticles related, SharedFrequencies frequencies, EmbeddingProvider provider)
{
    /// <summary>Beside an article's newest text, published or not.</summary>
    /// <param name="desk">The article on the desk.</param>
    /// <param name="query">How many, and with what.</param>
    /// <param name="withheld">Whether the licences of the sources hold for this reader.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<Beside> OfAsync(DeskArticle desk, RelatedQuery query, bool withheld, CancellationToken cancellationToken)
    {
        var (article, source) = (desk.Article, desk.Stored.Source);
        var known = await db.Database.SqlQuery<int>($"""select number as "Value" from related_articles where article_id = {article.Id}""").ToListAsync(cancellationToken);
        var publishedAt = (article.LiveAt(desk.Now) ?? article.ScheduledAt(desk.Now))?.PublishedAt ?? desk.Stored.Content.PublishedAt ?? article.FirstPublishedAt ?? desk.Now;
        var text = Text(desk.Stored.Content, desk.Labels, desk.Stored.Section?.Slug, publishedAt);
        return await OfAsync(article.Id, known.FirstOrDefault(), source.Id, text, query, withheld ? source.TextPolicy : null, cancellationToken);
    }

    /// <summary>Beside a text that need not be an article.</summary>
    /// <param name="articleId">What it would be.</param>
    /// <param name="number">That article's number in the index; 0 for none.</param>
    /// <param name="sourceId">Its source.</param>
    /// <param name="text">The text.</param>
    /// <param name="query">How many, and with what.</param>
    /// <param name="policy">The licence that holds for this reader; null where none does.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<Beside> OfAsync(
        Guid articleId, int number, Guid sourceId, RelatableText text, RelatedQuery query, TextPolicy? policy, CancellationToken cancellationToken)
    {
        var all = await frequencies.ReadAsync(cancellationToken);
        var meaning = await provider.TryAskAsync(text.Question, cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            var copies = await new CopySearch(db).FindAsync(number, text.Words, cancellationToken);
            var original = CopyGroup.Of(articleId, text.PublishedAt, copies).OriginalId;
            var calendar = await PublicationDays.ReadAsync(connection, cancellationToken);
            if (number == 0)
                calendar.Add(DateOnly.FromDateTime(text.PublishedAt.UtcDateTime));
            var search = new RelatedSearch(connection, calendar);
            var subject = Subject.Unpublished(text, all, number, meaning);
            var compared = await search.CompareAsync(subject, copies.Select(c => c.ArticleId).ToHashSet(), filter: null, cancellationToken);

            var found = await related.FoundAsync(articleId, subject, RelatedSearch.Best(compared).Take(RankingBounds.ListLength), query.WithBody, cancellationToken);
            List<RelatedRow> rows = [.. await related.PinsAsync(articleId, query.WithBody, cancellationToken), .. found];
            // Copies are found by their original alone: one that is older, one that this text will take the place of, or this very article.
            var root = original ?? copies.FirstOrDefault()?.ArticleId ?? articleId;
            var stars = await related.CopiesAsync(articleId, [.. rows.Select(row => row.CopyRoot).OfType<Guid>().Append(root).Distinct()], cancellationToken);
            var traits = new ArticleTraits(text.Tags, text.Section, text.Authors, text.PublishedAt, Reader.VisibleUnder(policy ?? TextPolicy.Full));
            return Beside.Of(new Reader(articleId, sourceId, root, traits, Withheld: policy is not null), rows, stars, query);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>What of a text the ranking looks at.</summary>
    public static RelatableText Text(Content content, Labels labels, string? section, DateTimeOffset publishedAt) =>
        RelatableText.Of(content, PlainText.Of(content.BodyHtml ?? ""), labels, section, publishedAt);
}
