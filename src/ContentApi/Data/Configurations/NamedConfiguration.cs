using ContentApi.Features.Sources;
using ContentApi.Features.Terms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContentApi.Data.Configurations;

internal sealed class ReaderSourceConfiguration : IEntityTypeConfiguration<ReaderSource>
{
    public void Configure(EntityTypeBuilder<ReaderSource> source) => source.HasNoKey().ToView("reader_sources");
}

internal sealed class ReaderTermConfiguration : IEntityTypeConfiguration<ReaderTerm>
{
    public void Configure(EntityTypeBuilder<ReaderTerm> term) => term.HasNoKey().ToView("reader_terms");
}
