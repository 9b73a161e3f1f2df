using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Formats;

/// <summary>Writes an article in the form that a reader asks for, from its read form: what that withholds is in none.</summary>
internal sealed class ArticleFormats(ContentDbContext db, BodyRenderer renderer, SitePages pages)
{
    /// <summary>The format that the query names, else the one that <c>Accept</c> likes best; null where it takes none.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name"><c>format=</c>.</param>
    /// <param name="onlyJson">Whether what is asked for has no other form.</param>
    public static ArticleFormat? Asked(HttpContext http, string? name, bool onlyJson = false) =>
        ArticleFormat.Named(name) ?? ArticleFormat.OfType(Negotiation.Choose(http.Request.Headers.Accept, onlyJson ? [ArticleFormat.Json.MediaType] : ArticleFormat.MediaTypes));

    /// <summary>The format, once the article is known to be there.</summary>
    /// <exception cref="ProblemException">406, or 400 where the parameters are for JSON alone.</exception>
    public static ArticleFormat Demand(ArticleFormat? format, ModelStateDictionary modelState, params ReadOnlySpan<(string Name, bool IsGiven)> onlyForJson)
    {
        foreach (var (name, isGiven) in onlyForJson)
        {
            if (isGiven && format is not null && format != ArticleFormat.Json)
                modelState.AddFault(name, $"Only JSON has it: leave it out, or ask for application/json in place of {format.MediaType}.");
        }

        modelState.ThrowIfInvalid();
        return format ?? throw new ProblemException(
            ProblemType.NotAcceptable, $"The Accept header takes none of the forms that an article has: {ArticleFormat.Offered}. `format` names one as well.");
    }

    /// <summary>What the bytes depend on beside the article and its name: where people read.</summary>
    public string? Stamp(ArticleFormat format, HttpContext http) => format == ArticleFormat.Json ? null : pages.Stamp(http);

    /// <summary>The article in a format other than JSON.</summary>
    /// <param name="format">The format.</param>
    /// <param name="article">The read form.</param>
    /// <param name="written">The body as it was written, where the caller has it; otherwise it is read.</param>
    /// <param name="http">The request. The answer names the page that it stands for.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<byte[]> WriteAsync(ArticleFormat format, ArticleResponse article, WrittenBody? written, HttpContext http, CancellationToken cancellationToken)
    {
        http.Response.Headers.Link = $"<{Domain.Text.WebAddress.Ascii(article.CanonicalUrl ?? pages.Article(article.Id, article.Slug, http))}>; rel=\"canonical\"";
        if (format == ArticleFormat.JsonLd)
            return NewsArticle.Write(article, pages, http);
        if (format == ArticleFormat.Ninjs)
            return NinjsItem.Write(article, pages, http);

        var body = article.BodyHtml is null ? null : Markdown(article.BodyHtml, written ?? await WrittenAsync(article, cancellationToken));
        return MarkdownPage.Write(article, body, pages, http);
    }

    // As it was written, if the sanitizer would take nothing out of it: else it holds what readers must not get.
    private string Markdown(string html, WrittenBody? written) =>
        written is { Format: BodyFormat.Markdown, Body: { } body } && renderer.Render(body, BodyFormat.Markdown) is { Removals.Count: 0 } rendered && rendered.Html == html
            ? body.ReplaceLineEndings("\n").Trim('\n')
            : MarkdownConversion.Of(html);

    private Task<WrittenBody?> WrittenAsync(ArticleResponse article, CancellationToken cancellationToken) =>
        db.Editions.AsNoTracking()
            .Where(e => e.ArticleId == article.Id && e.Version == article.Version && e.Content.BodyFormat == BodyFormat.Markdown)
            .Select(e => new WrittenBody(e.Content.Body, e.Content.BodyFormat))
            .FirstOrDefaultAsync(cancellationToken);
}

/// <summary>A body as an editor wrote it.</summary>
/// <param name="Body">The text.</param>
/// <param name="Format">How it is written.</param>
internal sealed record WrittenBody(string? Body, BodyFormat Format);
