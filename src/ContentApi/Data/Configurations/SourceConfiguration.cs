using ContentApi.Domain.Sources;
using ContentApi.Domain.Terms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContentApi.Data.Configurations;

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> source)
    {
        source.Property(s => s.Id).ValueGeneratedNever();
        source.Property(s => s.Number).ValueGeneratedNever();
        source.Property(s => s.Version).IsConcurrencyToken();
        source.Property(s => s.Slug).UseCollation("C");
        source.Property(s => s.NameKey).UseCollation("C");
        source.Ignore(s => s.Details);
        source.HasIndex(s => s.Number).IsUnique();
        source.HasIndex(s => s.Slug).IsUnique().HasFilter("deleted_at is null").HasDatabaseName(Constraints.SourceSlug);
        source.HasIndex(s => new { s.NameKey, s.Id }).HasFilter("deleted_at is null");
    }
}

internal sealed class TermConfiguration : IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<Term> term)
    {
        term.ToTable("terms");
        term.HasKey(t => t.Number);
        term.Property(t => t.Number).HasDefaultValueSql("nextval('term_numbers')");
        term.Property(t => t.Version).IsConcurrencyToken();
        term.Property(t => t.Slug).UseCollation("C");
        term.Property(t => t.NameKey).UseCollation("C");
        term.HasIndex(t => t.Id).IsUnique();
        term.HasIndex(t => new { t.Kind, t.Slug }).IsUnique().HasFilter("merged_into is null").HasDatabaseName(Constraints.TermSlug);
        term.HasIndex(t => new { t.Kind, t.NameKey }).IsUnique().HasFilter("merged_into is null").HasDatabaseName(Constraints.TermName);
        term.HasOne<Term>().WithMany().HasForeignKey(t => t.MergedInto).OnDelete(DeleteBehavior.Cascade);
    }
}
