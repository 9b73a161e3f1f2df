using ContentApi.Domain;
using ContentApi.Domain.Changes;
using ContentApi.Domain.Keys;
using ContentApi.Http.Idempotency;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContentApi.Data.Configurations;

internal sealed class RevisionConfiguration : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.ToTable("revisions");
        // Two acts that raced for one number: the second one's caller gets 412.
        revision.HasKey(r => new { r.ResourceId, r.Version }).HasName(Constraints.RevisionNumber);
    }
}

internal sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> change)
    {
        change.ToTable("changes");
        change.Property(c => c.Id).UseIdentityAlwaysColumn();
        change.Property(c => c.CacheTags).AsWhole();
        change.HasIndex(c => c.Sequence).IsUnique();
        change.HasIndex(c => c.Id, "ix_changes_unnumbered").HasFilter("sequence is null");
        change.HasIndex(c => c.Sequence, "ix_changes_public").HasFilter("is_public");
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("api_keys");
        key.Property(k => k.Id).ValueGeneratedNever();
        key.HasIndex(k => k.Hash).IsUnique();
    }
}

internal sealed class StoredOutcomeConfiguration : IEntityTypeConfiguration<StoredOutcome>
{
    public void Configure(EntityTypeBuilder<StoredOutcome> outcome)
    {
        outcome.ToTable("idempotency");
        outcome.HasKey(o => new { o.Scope, o.Key }).HasName(Constraints.Outcome);
        outcome.Property(o => o.At).HasDefaultValueSql("now()");
        outcome.Property(o => o.ETag).HasColumnName("etag");
        outcome.HasIndex(o => o.At);
    }
}
