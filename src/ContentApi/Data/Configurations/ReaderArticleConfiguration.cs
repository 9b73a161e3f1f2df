using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Searching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContentApi.Data.Configurations;

internal sealed class ReaderArticleConfiguration : IEntityTypeConfiguration<ReaderArticle>
{
    public void Configure(EntityTypeBuilder<ReaderArticle> article) => article.HasNoKey().ToView("reader_articles");
}

internal sealed class FoundArticleConfiguration : IEntityTypeConfiguration<FoundArticle>
{
    // No kind of ReaderArticle to EF Core: its queries are written by hand and give the columns of both.
    public void Configure(EntityTypeBuilder<FoundArticle> article) => article.HasBaseType((Type?)null).HasNoKey().ToView(null);
}
