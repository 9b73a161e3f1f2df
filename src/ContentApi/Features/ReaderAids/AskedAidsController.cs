using System.Globalization;
using ContentApi.Features.ReaderAids.Provider;
using ContentApi.Hosting;
using ContentApi.Http.Authentication;
using ContentApi.Http.Idempotency;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ContentApi.Features.ReaderAids;

/// <summary>The aids that only a provider can give. Callers without a key have a limit.</summary>
[ApiController, Route("v1/articles/{idOrSlug}"), Tags("Reader aids"), Produces("application/json"), EnableRateLimiting(RateLimits.AskProvider)]
internal sealed class AskedAidsController(AidArticles articles, AiOptions options, ProvidedAids provided) : ControllerBase
{
    /// <summary>The article in another language.</summary>
    /// <response code="200">Title, summary and body; the body is as safe as the article's own.</response>
    [HttpGet("translation")]
    [ProducesResponseType<TranslationAid>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status501NotImplemented)]
    public async Task<IActionResult> Translation(string idOrSlug, [FromQuery] TranslationQuery query, CancellationToken cancellationToken)
    {
        var caller = HttpContext.Caller();
        var article = await articles.FindAsync(idOrSlug, query.Preview, caller, cancellationToken);
        var to = options.Languages.FirstOrDefault(language => language.Equals(query.To, StringComparison.OrdinalIgnoreCase));
        if (query.To is not null && to is null)
            ModelState.AddFault("to", $"Must be one of: {string.Join(", ", options.Languages)}.");
        if (!article.MayLeave)
            throw AidArticles.Withheld();
        ModelState.ThrowIfInvalid();
        Demand();

        article = await articles.WithTextAsync(article, caller, cancellationToken);
        var content = article.Content!;
        if (string.Equals(content.Language, to, StringComparison.OrdinalIgnoreCase))
            return AidAnswer.Of(this, article, new TranslationAid(article.Version, content.Language, LocalAids.Maker, to!, content.Title, content.Summary, content.BodyHtml));
        if (content.Title.Length + (content.Summary?.Length ?? 0) + content.BodyHtml?.Length > AidPrompt.MostCharacters)
            throw new ProblemException(ProblemType.Conflict, $"The article is too long to be translated: its title, summary and body have more than {AidPrompt.MostCharacters} characters.");

        var found = await provided.TranslationAsync(article, to!, caller, cancellationToken);
        return found.Made is { } made
            ? AidAnswer.Of(this, article, new TranslationAid(found.Article.Version, content.Language, provided.Model, made.To, made.Title, made.Summary, made.BodyHtml))
            : throw Unavailable(found.RetryAfter);
    }

    /// <summary>Answers a question from the article alone, with the passages that say so.</summary>
    /// <response code="200">The answer; null where the article does not say.</response>
    [HttpPost("questions"), RepeatsWithoutHarm, WritesNothing]
    [ProducesResponseType<AnswerAid>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status308PermanentRedirect)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status501NotImplemented)]
    public async Task<AnswerAid> Ask(string idOrSlug, [FromQuery] AidQuery query, [FromBody] QuestionRequest request, CancellationToken cancellationToken)
    {
        var caller = HttpContext.Caller();
        var article = await articles.FindAsync(idOrSlug, query.Preview, caller, cancellationToken);
        if (!article.MayLeave)
            throw AidArticles.Withheld();
        ModelState.ThrowIfInvalid();
        Demand();

        var found = await provided.AnswerAsync(article, request.Question, caller, cancellationToken);
        return found.Made is { } made
            ? new AnswerAid(found.Article.Version, found.Article.Content!.Language, provided.Model, made.Text, made.Passages)
            : throw Unavailable(found.RetryAfter);
    }

    private void Demand()
    {
        if (!provided.IsConfigured)
            throw new ProblemException(ProblemType.NotImplemented, "No provider is configured. Set Ai:Endpoint to the address of a server that speaks OpenAI's protocol, such as https://api.example.com/v1, Ai:Model to a model of it, and Ai:Key where it wants one.");
    }

    private static ProblemException Unavailable(TimeSpan retryAfter) =>
        new ProblemException(ProblemType.ProviderUnavailable, "The provider does not answer, gave nothing that can be used, or the day's budget for it is spent.")
            .WithHeader("Retry-After", Math.Max(1, Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
}
