using ContentApi.Domain.Articles;
using ContentApi.Domain.Comments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContentApi.Data.Configurations;

internal sealed class CommentConfiguration : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.ToTable("comments");
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.HasOne<Article>().WithMany().HasForeignKey(c => c.ArticleId);
        // With the article in it: an answer stands under the same article as what it answers.
        comment.HasOne<Comment>().WithMany()
            .HasForeignKey(c => new { c.ArticleId, c.ParentId }).HasPrincipalKey(c => new { c.ArticleId, c.Id })
            .HasConstraintName(Constraints.CommentParent).OnDelete(DeleteBehavior.NoAction);
        comment.HasIndex(c => new { c.ArticleId, c.CreatedAt, c.Id }, "ix_comments_shown").HasFilter("status = 1");
        comment.HasIndex(c => new { c.Status, c.CreatedAt, c.Id }, "ix_comments_status");
        comment.HasIndex(c => new { c.CreatedAt, c.Id }, "ix_comments_created_at");
        comment.HasIndex(c => c.CreatedAt, "ix_comments_fingerprinted").HasFilter("fingerprint is not null");
        comment.HasIndex(c => c.Fingerprint).IsUnique().HasDatabaseName(Constraints.CommentFingerprint);
    }
}

internal sealed class CommentCounterConfiguration : IEntityTypeConfiguration<CommentCounter>
{
    public void Configure(EntityTypeBuilder<CommentCounter> counter)
    {
        counter.ToTable("article_counters");
        counter.HasKey(c => c.ArticleId);
        counter.HasOne<Article>().WithOne(a => a.Counter).HasForeignKey<CommentCounter>(c => c.ArticleId);
    }
}
