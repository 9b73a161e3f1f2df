using ContentApi.Domain.Articles;
using ContentApi.Domain.Related;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContentApi.Data.Configurations;

internal sealed class PinConfiguration : IEntityTypeConfiguration<Pin>
{
    public void Configure(EntityTypeBuilder<Pin> pin)
    {
        pin.ToTable("related_pins", table => table.HasCheckConstraint("ck_related_pins_other", "other_id <> article_id"));
        pin.HasKey(p => new { p.ArticleId, p.OtherId });
        pin.Property(p => p.Position);
        pin.HasOne<Article>().WithMany().HasForeignKey(p => p.ArticleId);
        pin.HasOne<Article>().WithMany().HasForeignKey(p => p.OtherId);
    }
}

internal sealed class ExclusionConfiguration : IEntityTypeConfiguration<Exclusion>
{
    public void Configure(EntityTypeBuilder<Exclusion> exclusion)
    {
        exclusion.ToTable("related_exclusions", table => table.HasCheckConstraint("ck_related_exclusions_other", "other_id <> article_id"));
        exclusion.HasKey(e => new { e.ArticleId, e.OtherId });
        exclusion.HasOne<Article>().WithMany().HasForeignKey(e => e.ArticleId);
        exclusion.HasOne<Article>().WithMany().HasForeignKey(e => e.OtherId);
    }
}
