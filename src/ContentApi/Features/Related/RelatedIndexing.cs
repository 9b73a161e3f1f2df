using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Related;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Reading;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Related;

/// <summary>
/// Keeps the index of related articles up with what readers see: takes articles from the outbox, one at a time and one
/// transaction each, so that a crash repeats at most one. Any number of instances share the work.
/// </summary>
internal sealed class RelatedIndexing(IServiceScopeFactory scopes, BodyRenderer renderer, ILogger<RelatedIndexing> logger) : BackgroundService
{
    private const int StoredTerms = 48;

    // Stands among the frequencies as the term that every article has; real ones are not negative.
    private const int EveryArticle = -1;

    // In a young collection nothing is rare yet: a story's own name must not count as a common word.
    private const int LeastArticles = 200;
    private const double CountPower = 0.65;
    private const double PhraseWeight = 0.7;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await IndexOneAsync(stoppingToken))
                {
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning(exception, "An article could not be related to others; it is tried again");
            }
        }
    }

    private async Task<bool> IndexOneAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ContentDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken = await db.Database.SqlQuery<Guid>(
            $"""
            delete from related_outbox where article_id = (select o.article_id from related_outbox o order by o.at limit 1 for update skip locked)
            returning article_id as "Value"
            """).ToListAsync(cancellationToken);
        if (taken is not [var id])
            return false;

        var known = await db.Database.SqlQuery<bool>($"""select exists (select from related_postings where article_id = {id}) as "Value" """).SingleAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"delete from related_postings where article_id = {id}", cancellationToken);
        if (await db.ReaderArticles.SingleOrDefaultAsync(a => a.Id == id && a.Listed, cancellationToken) is { } article)
            await StoreAsync(db, article, known, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    private async Task StoreAsync(ContentDbContext db, ReaderArticle article, bool known, CancellationToken cancellationToken)
    {
        var body = renderer.Render(article.BodyHtml ?? "", BodyFormat.Html).PlainText;
        var text = TermAnalysis.Analyse(article.Title, article.Summary, body, article.Language);
        int[] numbers = [EveryArticle, .. text.Numbers];
        if (!known)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into related_frequencies select n, 1 from unnest({numbers}) n order by n
                on conflict (term) do update set articles = related_frequencies.articles + 1
                """, cancellationToken);
        }

        var found = await db.Database.SqlQuery<Frequency>($"select term, articles from related_frequencies where term = any({numbers})").ToListAsync(cancellationToken);
        var frequencies = found.ToDictionary(f => f.Term, f => f.Articles);
        var heaviest = Weigh(text, frequencies, Math.Max(frequencies[EveryArticle], LeastArticles));
        var (terms, weights, visibilities, texts) = (
            heaviest.Select(t => t.Term.Number).ToArray(), heaviest.Select(t => (float)t.Weight).ToArray(),
            heaviest.Select(t => (int)t.Term.Visibility).ToArray(), heaviest.Select(t => text.TextOf(t.Term.Number)!).ToArray());
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into related_postings (term, article_id, weight, visibility, text)
            select n.term, {article.Id}, n.weight, n.visibility, n.text from unnest({terms}, {weights}, {visibilities}, {texts}) n (term, weight, visibility, text)
            """, cancellationToken);
    }

    // L2-normalised over all terms, so that the sum over the stored ones is the cosine but for what the lightest would add.
    private static List<(Term Term, double Weight)> Weigh(AnalysedText text, Dictionary<int, int> frequencies, int articles)
    {
        var weighed = new List<(Term Term, double Weight)>();
        foreach (var term in text.Terms)
        {
            var containing = Math.Min(frequencies.GetValueOrDefault(term.Number, 1), articles);
            var rarity = Math.Log(1 + ((articles - containing + 0.5) / (containing + 0.5)));
            weighed.Add((term, (term.IsPhrase ? PhraseWeight : 1) * Math.Pow(term.Count, CountPower) * rarity));
        }

        var norm = Math.Sqrt(weighed.Sum(w => w.Weight * w.Weight));
        return norm == 0 ? [] : [.. weighed.OrderByDescending(w => w.Weight).Take(StoredTerms).Select(w => (w.Term, w.Weight / norm))];
    }

    private sealed record Frequency(int Term, int Articles);
}
