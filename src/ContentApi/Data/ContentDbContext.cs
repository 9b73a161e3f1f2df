using ContentApi.Domain;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Changes;
using ContentApi.Domain.Comments;
using ContentApi.Domain.Keys;
using ContentApi.Domain.Lists;
using ContentApi.Domain.Related;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Searching;
using ContentApi.Features.Sources;
using ContentApi.Features.Terms;
using ContentApi.Http.Idempotency;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Data;

/// <summary>The newsroom's database. Writes go through entities; reads through the views in <c>Data/Sql</c>.</summary>
internal sealed class ContentDbContext : DbContext
{
    // A save that fails ends its request's transaction: a savepoint around each would be two round trips for nothing.
    public ContentDbContext(DbContextOptions<ContentDbContext> options)
        : base(options) => Database.AutoSavepointsEnabled = false;

    public DbSet<Article> Articles => Set<Article>();

    public DbSet<Content> Contents => Set<Content>();

    public DbSet<Edition> Editions => Set<Edition>();

    public DbSet<ArticleSlug> Slugs => Set<ArticleSlug>();

    public DbSet<Source> Sources => Set<Source>();

    public DbSet<Domain.Terms.Term> Terms => Set<Domain.Terms.Term>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<Change> Changes => Set<Change>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<StoredOutcome> Outcomes => Set<StoredOutcome>();

    public DbSet<CuratedList> CuratedLists => Set<CuratedList>();

    public DbSet<Pin> Pins => Set<Pin>();

    public DbSet<Exclusion> Exclusions => Set<Exclusion>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<ReaderArticle> ReaderArticles => Set<ReaderArticle>();

    public DbSet<FoundArticle> FoundArticles => Set<FoundArticle>();

    public DbSet<ReaderSource> ReaderSources => Set<ReaderSource>();

    public DbSet<ReaderTerm> ReaderTerms => Set<ReaderTerm>();

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Saving looks for changes itself: once is enough.
        ChangeTracker.AutoDetectChangesEnabled = false;
        // An act, its revision and its entry in the log are one write; no caller can forget the latter two.
        foreach (var entity in ChangeTracker.Entries<IEnterChanges>().Select(entry => entry.Entity).ToList())
        {
            var (revisions, changes) = entity.TakeRecords();
            AddRange(revisions);
            AddRange(changes);
        }

        try
        {
            ChangeTracker.DetectChanges();
            await this.PrepareEditionsAsync(cancellationToken);
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasSequence<int>("term_numbers");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ContentDbContext).Assembly);
    }
}
