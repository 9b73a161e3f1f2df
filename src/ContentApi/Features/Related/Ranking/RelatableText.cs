using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Related;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Related.Meaning;

namespace ContentApi.Features.Related.Ranking;

/// <summary>What of a text the ranking looks at.</summary>
internal sealed class RelatableText
{
    private readonly Lazy<DuplicateText> words;
    private readonly Lazy<string> question;
    private AnalysedText? topics;

    private RelatableText(string title, string? summary, string body, string? language)
    {
        Language = language;
        Terms = TermAnalysis.Analyse(title, summary, body, language);
        words = new(() => DuplicateText.Of(title, body));
        question = new(() => EmbeddingProvider.Question(title, summary, body));
    }

    public string? Language { get; }

    /// <summary>What a provider of embeddings is asked about.</summary>
    public string Question => question.Value;

    public AnalysedText Terms { get; }

    /// <summary>The tags' slugs.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The section's slug.</summary>
    public required string? Section { get; init; }

    /// <summary>The tags and the section, as terms.</summary>
    public AnalysedText Topics => topics ??= TopicAnalysis.Analyse(Tags, Section);

    /// <summary>The authors' slugs.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    public required int SourceNumber { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Changes whenever one of the others may.</summary>
    public byte[] Digest { get; private init; } = [];

    /// <summary>For finding copies.</summary>
    public DuplicateText Words => words.Value;

    /// <summary>The text that readers see.</summary>
    public static RelatableText Of(ReaderArticle article)
    {
        var body = PlainText.Of(article.BodyHtml ?? "");
        return new RelatableText(article.Title, article.Summary, body, article.Language)
        {
            Tags = Slugs(article.Tags),
            Section = article.SectionSlug,
            Authors = Slugs(article.Authors),
            SourceNumber = article.SourceNumber,
            PublishedAt = article.PublishedAt,
            Digest = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant(
                $"{article.Title}\0{article.Summary}\0{body}\0{article.Language}\0{article.Tags}\0{article.SectionSlug}\0{article.Authors}\0{article.SourceNumber}\0{article.PublishedAt:O}"))),
        };
    }

    /// <summary>A text that is not published yet.</summary>
    public static RelatableText Of(Content content, string body, Labels labels, string? section, DateTimeOffset publishedAt) =>
        new(content.Title, content.Summary, body, content.Language)
        {
            Tags = [.. labels.Tags.Select(tag => tag.Slug)],
            Section = section,
            Authors = [.. labels.Authors.Select(author => author.Slug)],
            SourceNumber = labels.SourceNumber,
            PublishedAt = publishedAt,
        };

    /// <summary>The slugs of tags or authors as rows hold them.</summary>
    public static List<string> Slugs(string json)
    {
        if (json.Length <= 2)
            return [];
        using var names = JsonDocument.Parse(json);
        return [.. names.RootElement.EnumerateArray().Select(name => name.GetProperty("slug").GetString()!)];
    }
}
