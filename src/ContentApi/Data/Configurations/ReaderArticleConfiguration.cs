using ContentApi.Features.Articles.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContentApi.Data.Configurations;

internal sealed class ReaderArticleConfiguration : IEntityTypeConfiguration<ReaderArticle>
{
    public void Configure(EntityTypeBuilder<ReaderArticle> article) => article.HasNoKey().ToView("reader_articles");
}
