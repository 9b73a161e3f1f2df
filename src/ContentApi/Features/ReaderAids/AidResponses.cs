using ContentApi.Domain.ReaderAids;
using ContentApi.Features.Articles;

namespace ContentApi.Features.ReaderAids;

/// <summary>A summary.</summary>
/// <param name="Version">The edition that it is made from.</param>
/// <param name="Language">The article's, BCP 47.</param>
/// <param name="GeneratedBy"><c>local</c>, or the name of the model.</param>
/// <param name="Sentences">Local ones are sentences of the article, verbatim and in its order.</param>
internal sealed record SummaryAid(int Version, string? Language, string GeneratedBy, IReadOnlyList<string> Sentences);

/// <summary>What the article is about, best first.</summary>
/// <param name="Version">The edition that they are made from.</param>
/// <param name="Language">The article's, BCP 47.</param>
/// <param name="GeneratedBy"><c>local</c>, or the name of the model.</param>
/// <param name="Items">The keywords.</param>
internal sealed record KeywordsAid(int Version, string? Language, string GeneratedBy, IReadOnlyList<KeywordItem> Items);

/// <summary>A keyword.</summary>
/// <param name="Name">As the article writes it.</param>
/// <param name="Score">0 to 1, the best has 1.</param>
/// <param name="Tag">The tag of that name, if there is one.</param>
internal sealed record KeywordItem(string Name, double Score, NamedLink? Tag);

/// <summary>Whom and what the article names, most often named first. What is unsure is left out.</summary>
/// <param name="Version">The edition that they are made from.</param>
/// <param name="Language">The article's, BCP 47.</param>
/// <param name="GeneratedBy"><c>local</c>, or the name of the model.</param>
/// <param name="Items">The entities.</param>
internal sealed record EntitiesAid(int Version, string? Language, string GeneratedBy, IReadOnlyList<Entity> Items);

/// <summary>The article in another language.</summary>
/// <param name="Version">The edition that it is made from.</param>
/// <param name="Language">The article's, BCP 47.</param>
/// <param name="GeneratedBy">The name of the model; <c>local</c> where the article is in that language.</param>
/// <param name="To">The language that it is in.</param>
/// <param name="Title">The headline.</param>
/// <param name="Summary">The editor's summary.</param>
/// <param name="BodyHtml">The body, safe to put into a page.</param>
internal sealed record TranslationAid(int Version, string? Language, string GeneratedBy, string To, string Title, string? Summary, string? BodyHtml);

/// <summary>The answer to a question.</summary>
/// <param name="Version">The edition that it is taken from.</param>
/// <param name="Language">The article's, BCP 47.</param>
/// <param name="GeneratedBy">The name of the model.</param>
/// <param name="Answer">The answer; null where the article does not say.</param>
/// <param name="Passages">What it rests on.</param>
internal sealed record AnswerAid(int Version, string? Language, string GeneratedBy, string? Answer, IReadOnlyList<AnswerPassage> Passages);

/// <summary>A passage that an answer rests on.</summary>
/// <param name="Text">It stands in the article verbatim.</param>
internal sealed record AnswerPassage(string Text);

/// <summary>The aids that an article carries with <c>include=aids</c>, each with the defaults.</summary>
/// <param name="Summary">Three sentences.</param>
/// <param name="Keywords">Ten keywords.</param>
/// <param name="Entities">The entities.</param>
internal sealed record ArticleAids(SummaryAid Summary, KeywordsAid Keywords, EntitiesAid Entities);
