using System.Text.Json;
using ContentApi.Data;
using ContentApi.Domain.Terms;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.ETags;
using ContentApi.Http.Problems;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Terms;

/// <summary>Where editors take tags, sections and authors from, and what the database must tell before they are changed.</summary>
internal sealed class TermDesk(ContentDbContext db)
{
    /// <summary>A term to change, its row locked until the transaction ends, in the contract's order: that it exists, and that <c>If-Match</c> names its version.</summary>
    /// <exception cref="ProblemException">404, 428 or 412.</exception>
    /// <exception cref="MovedException">It has another slug by now, or has gone into another one.</exception>
    public async Task<Term> TakeAsync(TermKind kind, string idOrSlug, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(idOrSlug, out var parsed) ? parsed : (Guid?)null;
        var found = await db.Terms
            .FromSql($"select * from terms where kind = {(int)kind} and merged_into is null and (id = {id} or slug = {idOrSlug}) for no key update")
            .ToListAsync(cancellationToken);
        return await CurrentAsync(found, kind, idOrSlug, ifMatch, cancellationToken);
    }

    /// <summary>A term to merge: as <see cref="TakeAsync"/>, but not locked, since two rows are to be locked in one order.</summary>
    /// <exception cref="ProblemException">404, 428 or 412.</exception>
    /// <exception cref="MovedException">It has another slug by now, or has gone into another one.</exception>
    public async Task<Term> FindAsync(TermKind kind, string idOrSlug, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(idOrSlug, out var parsed) ? parsed : (Guid?)null;
        var found = await db.Terms.Where(t => t.Kind == kind && t.MergedInto == null && (t.Id == id || t.Slug == idOrSlug)).ToListAsync(cancellationToken);
        return await CurrentAsync(found, kind, idOrSlug, ifMatch, cancellationToken);
    }

    /// <summary>The term that takes another's place; both rows are locked, in one order everywhere.</summary>
    /// <exception cref="ProblemException">400: there is none.</exception>
    public async Task<Term> TakeTargetAsync(Term merged, string into, CancellationToken cancellationToken)
    {
        var number = (await db.Database.SqlQuery<int>(
            $"""
            select coalesce(t.merged_into, t.number) as "Value" from terms t
            where t.kind = {(int)merged.Kind} and (t.id = try_uuid({into}) or (t.slug = {into} and t.merged_into is null)
               or t.id = (select f.target from former_slugs f where f.kind = {(int)merged.Kind} and f.slug = {into}))
            limit 1
            """).ToListAsync(cancellationToken)) is [var found] ? found : (int?)null;
        if (number is null)
            throw new ProblemException(Problem.Invalid("into", $"There is no such {Word(merged.Kind)}."));
        if (number == merged.Number)
            return merged;

        int[] numbers = [merged.Number, number.Value];
        var both = await db.Terms.FromSql($"select * from terms where number = any({numbers}) order by number for no key update").ToListAsync(cancellationToken);
        return both.Find(t => t.Number == number) ?? throw new ProblemException(Problem.Invalid("into", $"There is no such {Word(merged.Kind)}."));
    }

    /// <summary>What renaming needs: the instant, the number of articles, and the slug, which is made from the name when null is asked for.</summary>
    /// <exception cref="ProblemException">409: another one has the name or the slug.</exception>
    public async Task<(DateTimeOffset Now, long Articles, string Slug)> LookUpAsync(Term term, string name, string? asked, CancellationToken cancellationToken)
    {
        var wanted = asked ?? Slug.From(name, Word(term.Kind));
        var key = FoldedText.NameKey(name);
        var answer = await db.Database
            .SqlQuery<KnownTerm>($"""
                select now() as now, (select r.articles from reader_terms r where r.number = {term.Number}) as articles,
                       {wanted} = {term.Slug} or claim_term_slug({wanted}, {term.Number}) as is_free,
                       (select t.id from terms t where t.kind = {(int)term.Kind} and t.name_key = {key} and t.merged_into is null and t.number <> {term.Number}) as namesake
                """)
            .ToListAsync(cancellationToken);
        var (now, articles, isFree, namesake) = answer[0];
        if (namesake is not null)
        {
            throw new ProblemException(ProblemType.Conflict, $"The {Word(term.Kind)} {namesake} has this name. Merge one into the other, or choose another name.")
                .With("path", "name").With("takenBy", namesake);
        }

        return isFree ? (now, articles, wanted)
            : asked is null ? (now, articles, Slug.WithSuffix(wanted))
            : throw await TakenAsync(term, asked, cancellationToken);
    }

    /// <summary>The instant, and how many articles readers see of terms.</summary>
    public async Task<(DateTimeOffset Now, long Articles)> CountAsync(Term[] terms, CancellationToken cancellationToken)
    {
        var numbers = terms.Select(t => t.Number).ToArray();
        var answer = await db.Database
            .SqlQuery<CountedTerms>($"select now() as now, coalesce((select sum(r.articles) from reader_terms r where r.number = any({numbers})), 0)::bigint as articles")
            .ToListAsync(cancellationToken);
        return (answer[0].Now, answer[0].Articles);
    }

    /// <summary>Refuses to go on while an article needs the term; none can come to need it until the transaction ends.</summary>
    /// <exception cref="ProblemException">409.</exception>
    public async Task DemandUnusedAsync(Term term, CancellationToken cancellationToken)
    {
        // Saves that have found the term hold this lock shared.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('contentapi:terms', 0))", cancellationToken);
        var user = await db.Database
            .SqlQuery<Guid?>($"select article_using(array(select t.number from terms t where t.number = {term.Number} or t.merged_into = {term.Number})) as \"Value\"")
            .ToListAsync(cancellationToken);
        if (user is [{ } article])
        {
            throw new ProblemException(ProblemType.InUse, $"The article {article} has it, live, scheduled or as a working copy. Take it from its articles, or merge it into another one.")
                .With("usedBy", article);
        }
    }

    private static string Word(TermKind kind) => kind.ToString().ToLowerInvariant();

    private async Task<Term> CurrentAsync(List<Term> found, TermKind kind, string idOrSlug, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        if (found is not [var term])
            throw await db.NoTermAsync(kind, idOrSlug, leastArticles: 0, cancellationToken);
        if (ifMatch.Allows(term.Version))
            return term;

        var read = ifMatch.Version;
        var since = await db.Revisions.AsNoTracking()
            .Where(r => r.ResourceId == term.Id && r.Version > read)
            .OrderBy(r => r.Version)
            .Select(r => new { r.Version, r.Act, r.At, r.Snapshot, By = db.ApiKeys.Where(k => k.Id == r.KeyId).Select(k => new KeyName(k.Id, k.Name)).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var before = since.Count > 0 ? JsonSerializer.Deserialize<TermRevision>(since[0].Snapshot!)!.Before : null;
        throw new ProblemException(ProblemType.StaleVersion, $"The present version is {term.Version}. Read it again and apply the change to that.")
            .With("currentVersion", term.Version)
            .With("changedFields", before is null ? [] : new[] { ("name", before.Name != term.Name), ("slug", before.Slug != term.Slug) }.Where(f => f.Item2).Select(f => f.Item1).ToArray())
            .With("changes", since.Select(r => new { r.Version, r.Act, r.By, r.At }));
    }

    private async Task<ProblemException> TakenAsync(Term term, string slug, CancellationToken cancellationToken)
    {
        var holder = await db.Database
            .SqlQuery<Guid?>($"""
                select coalesce((select t.id from terms t where t.kind = {(int)term.Kind} and t.slug = {slug} and t.merged_into is null),
                                (select f.target from former_slugs f where f.kind = {(int)term.Kind} and f.slug = {slug})) as "Value"
                """)
            .ToListAsync(cancellationToken);
        return new ProblemException(ProblemType.SlugTaken, $"The slug {slug} belongs to the {Word(term.Kind)} {holder[0]}. Choose another, or null to have one made.")
            .With("path", "slug").With("takenBy", holder[0]);
    }

    private sealed record KnownTerm(DateTimeOffset Now, long Articles, bool IsFree, Guid? Namesake);

    private sealed record CountedTerms(DateTimeOffset Now, long Articles);
}
