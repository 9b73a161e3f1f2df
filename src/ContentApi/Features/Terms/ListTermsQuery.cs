using System.ComponentModel.DataAnnotations;
using ContentApi.Data;
using ContentApi.Domain.Terms;
using ContentApi.Domain.Text;
using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Terms;

/// <summary>Which tags, sections or authors to list, in what order.</summary>
internal sealed class ListTermsQuery : ListQuery
{
    private const string ByName = "name";
    private const string ByArticles = "-articleCount";

    // The last code point there is: what begins with a prefix sorts before the prefix with this behind it.
    private const string Last = "\U0010FFFF";

    /// <summary>Only those whose name begins like this; case and width do not matter.</summary>
    [MaxLength(300)]
    public string? Q { get; init; }

    /// <summary>The order: by name when absent, or those with the most articles first.</summary>
    [OneOf(ByName, ByArticles)]
    public string Sort { get; init; } = ByName;

    internal TermKind Kind { get; set; }

    /// <summary>The fewest articles of a listed term: a draft's new tag is not for everybody to see.</summary>
    internal long LeastArticles { get; set; }

    /// <inheritdoc/>
    public override string Combination() => Combine("terms", Kind, LeastArticles, Sort, Q);

    /// <summary>The terms that the filters leave.</summary>
    public IQueryable<ReaderTerm> Filter(IQueryable<ReaderTerm> terms)
    {
        terms = terms.Where(t => t.Kind == Kind);
        // Not spelled for all: the count costs a look-up a row.
        if (LeastArticles > 0)
            terms = terms.Where(t => t.Articles >= LeastArticles);
        if (Q is null)
            return terms;

        // A question without a letter in it finds nothing.
        var prefix = FoldedText.NameKey(Q);
#pragma warning disable CA1309 // The database compares, by code point; it knows no StringComparison.
        return terms.Where(t => prefix != "" && string.Compare(t.NameKey, prefix) >= 0 && string.Compare(t.NameKey, prefix + Last) < 0);
#pragma warning restore CA1309
    }

    /// <summary>The page behind a position, and one row more.</summary>
    public IQueryable<ReaderTerm> Page(ContentDbContext db, TermPosition? after)
    {
        if (Sort == ByArticles && Q is null)
            return ByIndexedCount(db, after);

        var filtered = Filter(db.ReaderTerms);
        if (Sort == ByArticles)
        {
            if (after is not null)
                filtered = filtered.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.Articles, t.Number), ValueTuple.Create(after.Articles, after.Number)));
            filtered = filtered.OrderByDescending(t => t.Articles).ThenByDescending(t => t.Number);
        }
        else
        {
            if (after is not null)
                filtered = filtered.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.NameKey, t.Number), ValueTuple.Create(after.NameKey, after.Number)));
            filtered = filtered.OrderBy(t => t.NameKey).ThenBy(t => t.Number);
        }

        return filtered.Take(Limit + 1);
    }

    /// <summary>The sort keys of a row.</summary>
    public TermPosition PositionOf(ReaderTerm term) =>
        Sort == ByArticles ? new TermPosition(term.Number, "", term.Articles) : new TermPosition(term.Number, term.NameKey, 0);

    // Sorted by the database's function: the count is a sum, which no index holds.
    private IQueryable<ReaderTerm> ByIndexedCount(ContentDbContext db, TermPosition? after)
    {
        var (articles, number) = (after?.Articles ?? long.MaxValue, after?.Number ?? int.MaxValue);
        return db.ReaderTerms
            .FromSql($"select * from terms_by_articles({(int)Kind}, {LeastArticles}, {articles}, {number}, {Limit + 1})")
            .OrderByDescending(t => t.Articles).ThenByDescending(t => t.Number);
    }
}

/// <summary>Where a page of terms ends.</summary>
/// <param name="Number">The last term.</param>
/// <param name="NameKey">Its folded name, under the sort by name.</param>
/// <param name="Articles">The number of its articles, under the sort by that.</param>
internal sealed record TermPosition(int Number, string NameKey, long Articles);
