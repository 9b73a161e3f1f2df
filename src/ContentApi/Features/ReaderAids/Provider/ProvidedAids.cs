using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContentApi.Domain.ReaderAids;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Http.Authentication;
using ContentApi.Http.Json;

namespace ContentApi.Features.ReaderAids.Provider;

/// <summary>The aids that a provider makes. Whatever it answers is held against the article before anybody sees it.</summary>
internal sealed class ProvidedAids(AiOptions options, ChatProvider provider, AidFlights flights, StoredAids stored, AidArticles articles, AidCache cache, BodyRenderer renderer)
{
    private const int MostSentenceLength = 1_000;

    public bool IsConfigured => options.Endpoint is not null;

    /// <summary>Whether the provider may be asked about this article at all.</summary>
    public bool MayAsk(AidArticle article) => IsConfigured && article.MayLeave;

    public string Model => options.Model;

    private string Maker => $"{options.Model} {AidPrompt.Release}";

    public AidKey SummaryKey(AidArticle article, int sentences) => Key(article, "summary", sentences.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public AidKey KeywordsKey(AidArticle article, int limit) => Key(article, "keywords", limit.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public AidKey EntitiesKey(AidArticle article) => Key(article, "entities", "");

    /// <summary>Sentences; null where the provider gives none, or states a number that the article does not.</summary>
    public Task<Provided<List<string>>> SummaryAsync(AidArticle article, int sentences, Caller? caller, CancellationToken cancellationToken) => AskAsync<SummaryAnswer, List<string>>(
        article, SummaryKey(article, sentences), content => AidPrompt.Summary(content, sentences), (content, answer) =>
        {
            var made = (answer.Sentences ?? []).Where(sentence => !string.IsNullOrWhiteSpace(sentence)).Select(Line).Take(sentences).ToList();
            return made.Count == 0 || made.Exists(sentence => sentence.Length > MostSentenceLength) || !StatedNumbers.Hold(content.Text, content.Summary, made)
                ? throw new ProviderException("Its summary is empty, endless, or states a number that the article does not.")
                : made;
        }, caller, cancellationToken);

    /// <summary>Keywords that stand in the article.</summary>
    public Task<Provided<List<Keyword>>> KeywordsAsync(AidArticle article, int limit, Caller? caller, CancellationToken cancellationToken) => AskAsync<KeywordsAnswer, List<Keyword>>(
        article, KeywordsKey(article, limit), content => AidPrompt.Keywords(content, limit), (content, answer) =>
        {
            var text = FoldedText.NameKey(string.Join('\n', content.Text.Blocks.Select(block => block.Text).Prepend(content.Text.Title)));
            var made = (answer.Items ?? []).Where(item => !string.IsNullOrWhiteSpace(item?.Name) && text.Contains(FoldedText.NameKey(item.Name), StringComparison.Ordinal))
                .Select(item => new Keyword(Line(item!.Name!), double.IsFinite(item.Score) ? Math.Round(Math.Clamp(item.Score, 0, 1), 4) : 0))
                .DistinctBy(keyword => FoldedText.NameKey(keyword.Name)).OrderByDescending(keyword => keyword.Score).Take(limit).ToList();
            return made.Count == 0 ? throw new ProviderException("None of its keywords stands in the article.") : made;
        }, caller, cancellationToken);

    /// <summary>Entities that stand in the article.</summary>
    public Task<Provided<List<Entity>>> EntitiesAsync(AidArticle article, Caller? caller, CancellationToken cancellationToken) => AskAsync<EntitiesAnswer, List<Entity>>(
        article, EntitiesKey(article), AidPrompt.Entities, (content, answer) =>
            [.. (answer.Items ?? throw new ProviderException("It names no list of entities.")).Select(item => NamedEntity.Check(content.Text, item?.Name, item?.Type, item?.Value)).OfType<Entity>()
                .DistinctBy(entity => (entity.Type, entity.Value ?? entity.Name)).OrderByDescending(entity => entity.Mentions)],
        caller, cancellationToken);

    /// <summary>Title, summary and body in another language.</summary>
    public Task<Provided<Translation>> TranslationAsync(AidArticle article, string to, Caller? caller, CancellationToken cancellationToken) => AskAsync<TranslationAnswer, Translation>(
        article, Key(article, "translation", to), content =>
        {
            using var body = new TranslatableBody(content.BodyHtml);
            return AidPrompt.Translation(content, to, body.Blocks);
        }, (content, answer) =>
        {
            using var body = new TranslatableBody(content.BodyHtml);
            if (string.IsNullOrWhiteSpace(answer.Title) || answer.Blocks?.Count != body.Blocks.Count || answer.Blocks.Any(string.IsNullOrWhiteSpace) || (content.Summary is null) != (answer.Summary is null))
                throw new ProviderException("Its translation has not as many parts as the article.");
            return new Translation(to, Line(answer.Title), answer.Summary is null ? null : Line(answer.Summary), content.BodyHtml is null ? null : body.With(answer.Blocks!, renderer));
        }, caller, cancellationToken);

    /// <summary>An answer with the passages that it rests on; without any it is none.</summary>
    public Task<Provided<Answer>> AnswerAsync(AidArticle article, string question, Caller? caller, CancellationToken cancellationToken) => AskAsync<QuestionAnswer, Answer>(
        article, Key(article, "question", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Line(question))))), content => AidPrompt.Question(content, Line(question)), (content, answer) =>
        {
            var passages = (answer.Passages ?? []).OfType<string>().Select(passage => Passages.Find(content.Text, passage)).OfType<string>().Distinct().Select(passage => new AnswerPassage(passage)).ToList();
            return string.IsNullOrWhiteSpace(answer.Answer) || passages.Count == 0 ? new Answer(null, []) : new Answer(Line(answer.Answer), passages);
        }, caller, cancellationToken);

    /// <summary>What is stored of these, without asking anybody.</summary>
    public Task<Dictionary<string, string>> FindAsync(IReadOnlyList<AidKey> keys, CancellationToken cancellationToken) => stored.FindAsync(keys, cancellationToken);

    /// <summary>A stored result.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ContentJson.Options)!;

    private AidKey Key(AidArticle article, string aid, string parameters) => new(article.Id, article.Version, aid, parameters, Maker);

    private async Task<Provided<TMade>> AskAsync<TAnswer, TMade>(
        AidArticle article, AidKey key, Func<AidContent, AidPrompt> prompt, Func<AidContent, TAnswer, TMade> check, Caller? caller, CancellationToken cancellationToken)
        where TMade : class
    {
        var name = $"{key.Aid} {key.Parameters} {key.Maker}";
        if (cache.TryGet<Provided<TMade>>(article, name, out var known))
            return known;

        // The text is read before the flight: withheld text ends here, and the flight outlives this request's context.
        var found = await articles.WithTextAsync(article, caller, cancellationToken);
        if (!found.MayLeave)
            throw AidArticles.Withheld();
        var content = found.Content!;
        var question = prompt(content);
        var outcome = await flights.JoinAsync(key with { Version = found.Version }, ChatProvider.Estimate(question), async token =>
        {
            var (answer, tokens) = await provider.AskAsync<TAnswer>(question, token);
            try
            {
                return new MadeAid(JsonSerializer.Serialize(check(content, answer), ContentJson.Options), tokens);
            }
            catch (ProviderException useless)
            {
                throw new ProviderException(useless.Message) { Tokens = tokens };
            }
        }, cancellationToken);
        if (outcome.Made is null)
            return new Provided<TMade>(found, null, outcome.RetryAfter);

        var made = new Provided<TMade>(found with { Content = new AidContent(content.Title, null, null, null, content.Language, content.PublishedAt) }, Read<TMade>(outcome.Made), TimeSpan.Zero);
        cache.Keep(found, name, made, 2L * outcome.Made.Length);
        return made;
    }

    private static string Line(string text) => Unicode.FoldWhiteSpace(string.Concat(Unicode.WellFormed(text).Where(sign => !char.IsControl(sign) || char.IsWhiteSpace(sign))));
}

/// <summary>What a provider made of an article, or null and when to ask again.</summary>
internal sealed record Provided<T>(AidArticle Article, T? Made, TimeSpan RetryAfter)
    where T : class;

/// <summary>An article in another language.</summary>
internal sealed record Translation(string To, string Title, string? Summary, string? BodyHtml);

/// <summary>An answer out of an article.</summary>
internal sealed record Answer(string? Text, IReadOnlyList<AnswerPassage> Passages);
