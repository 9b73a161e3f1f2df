using ContentApi.Domain.Articles;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles.Searching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContentApi.Data.Configurations;

internal sealed class ArticleConfiguration : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> article)
    {
        article.Property(a => a.Id).ValueGeneratedNever();
        article.Property(a => a.Version).IsConcurrencyToken();
        article.Property(a => a.Corrections).AsJson();
        article.Property(a => a.TitleKey).UseCollation("C");
        article.ToTable(table => table.HasTrigger("articles_desk"));
        article.HasOne(a => a.Newest).WithMany().HasForeignKey(a => a.NewestContentId).OnDelete(DeleteBehavior.Restrict);
        article.HasOne<Source>().WithMany().HasForeignKey(a => a.SourceId).OnDelete(DeleteBehavior.Restrict);
        article.HasMany(a => a.Editions).WithOne().HasForeignKey(e => e.ArticleId);
        article.HasMany(a => a.Slugs).WithOne().HasForeignKey(s => s.ArticleId);
        article.Navigation(a => a.Editions).UsePropertyAccessMode(PropertyAccessMode.Field);
        article.Navigation(a => a.Slugs).UsePropertyAccessMode(PropertyAccessMode.Field);

        article.HasIndex(a => new { a.SourceId, a.ExternalId }).IsUnique()
            .HasFilter("external_id is not null and deleted_at is null").HasDatabaseName(Constraints.ExternalId);
        article.HasIndex(a => new { a.SourceId, a.CanonicalKey }).IsUnique()
            .HasFilter("canonical_key is not null and deleted_at is null").HasDatabaseName(Constraints.CanonicalUrl);
    }
}

internal sealed class ArticleSlugConfiguration : IEntityTypeConfiguration<ArticleSlug>
{
    public void Configure(EntityTypeBuilder<ArticleSlug> slug)
    {
        slug.ToTable("slugs");
        slug.HasKey(s => s.Slug).HasName(Constraints.ArticleSlug);
        slug.Property(s => s.Slug).UseCollation("C");
        slug.HasIndex(s => s.ArticleId);
    }
}

internal sealed class ContentConfiguration : IEntityTypeConfiguration<Content>
{
    public void Configure(EntityTypeBuilder<Content> content)
    {
        content.ToTable("contents");
        content.Property(c => c.Id).ValueGeneratedNever();
        content.Property(c => c.Slug).HasField("slug").UsePropertyAccessMode(PropertyAccessMode.Field);
        content.Property(c => c.Body).HasField("body").UsePropertyAccessMode(PropertyAccessMode.Field);
        content.Property(c => c.Authors).AsWhole();
        content.Property(c => c.Tags).AsWhole();
        content.Ignore(c => c.PlainText);
        content.Property(c => c.Image).AsJson();
        content.Property(c => c.Extra).HasColumnType("json");
        content.Property(c => c.Imported).HasDefaultValue(false);
        content.HasIndex(c => c.ArticleId);
    }
}

internal sealed class EditionConfiguration : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> edition)
    {
        edition.ToTable("editions", table =>
        {
            table.HasCheckConstraint("ck_editions_live", "live_until is null or live_until > live_from or retired");
            table.HasTrigger("editions_index");
            table.HasTrigger("editions_search");
        });
        edition.HasKey(e => new { e.ArticleId, e.Version });
        edition.HasOne(e => e.Content).WithMany().HasForeignKey(e => e.ContentId).OnDelete(DeleteBehavior.Restrict);
        edition.HasOne<Source>().WithMany().HasForeignKey(e => e.SourceId).OnDelete(DeleteBehavior.Restrict);
        edition.Property<string[]>(EditionWords.Column);
        edition.Property(e => e.TitleKey).UseCollation("C");
        edition.Property(e => e.Terms).AsWhole();
        edition.Property(e => e.Tags).AsNames();
        edition.Property(e => e.Authors).AsNames();
        edition.Property(e => e.Image).AsJson();
        edition.Property(e => e.Corrections).AsJson();
        edition.Property(e => e.Withdrawn).AsJson();
        edition.Property(e => e.Extra).HasColumnType("json");
    }
}
