using ContentApi.Domain.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContentApi.Data.Configurations;

internal sealed class CuratedListConfiguration : IEntityTypeConfiguration<CuratedList>
{
    public void Configure(EntityTypeBuilder<CuratedList> list)
    {
        list.ToTable("curated_lists", table => table.HasCheckConstraint("ck_curated_lists_articles", "cardinality(articles) <= 200"));
        list.Property(l => l.Id).ValueGeneratedNever();
        list.Property(l => l.Version).IsConcurrencyToken();
        list.Property(l => l.Slug).UseCollation("C");
        list.Property(l => l.NameKey).UseCollation("C");
        list.HasIndex(l => l.Slug).IsUnique().HasDatabaseName(Constraints.ListSlug);
        list.HasIndex(l => new { l.NameKey, l.Id });
    }
}
