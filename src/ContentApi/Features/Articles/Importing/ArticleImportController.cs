using System.Text.Json;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Authentication;
using ContentApi.Http.Idempotency;
using ContentApi.Http.Json;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Features.Articles.Importing;

/// <summary>Many articles in one call.</summary>
[ApiController, Route("v1/articles/import"), Tags("Articles"), Produces(MediaType)]
internal sealed class ArticleImportController(ImportRun import, IConfiguration configuration) : ControllerBase
{
    public const string MediaType = "application/x-ndjson";

    private const int SpoolInMemory = 256 * 1024;

    /// <summary>Imports articles: one write form a line (NDJSON), of up to 4 MiB; any number of lines.</summary>
    /// <remarks>
    /// A line with the `externalId` or `canonicalUrl` of an article of that source is that article: written as PATCH would, and published if the
    /// line says so. What editors did is never undone: an article that was deleted, unpublished by an editor, or has a working copy that no import
    /// made, is left alone (`skipped`), and of one that editors have changed since only the members that the file has changed are written. The same
    /// line again is `unchanged`. A bad line harms no other; blank ones are passed over. Lines are saved in small transactions as they come: what
    /// was saved when a call breaks off stays, and repeating it is harmless (an `Idempotency-Key` is taken without effect).
    ///
    /// A contributor imports drafts of own articles; an editor also publishes, and brings along what an export has of articles that do not exist
    /// yet (id, times, former slugs, corrections, source).
    ///
    /// The answer begins when the whole body has been read: one line for each, then `{ "summary": { … } }`.
    /// </remarks>
    /// <response code="200">What became of each line, and a summary.</response>
    /// <response code="408">No byte came for a while. What came before is saved.</response>
    [HttpPost, StreamsBody(MediaType, typeof(ArticleWrite)), StreamsAnswer, RepeatsWithoutHarm, DisableRequestSizeLimit, Authorize(Roles = Roles.Contributors)]
    [ProducesResponseType<ImportResult>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status408RequestTimeout)]
    public async Task<IActionResult> Import([FromQuery] ImportArticlesQuery query, CancellationToken cancellationToken)
    {
        DemandNdjson();
        ModelState.ThrowIfInvalid();

        // Ours is the better watch: a slow client that makes its lines one by one is no stalled one.
        HttpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>()?.MinDataRate = null;
        using var body = new WatchedBody(Request.Body, TimeSpan.FromSeconds(configuration.GetValue("Import:StallSeconds", 30)));
        var caller = HttpContext.Caller()!;
        var order = new ImportOrder(caller.KeyId, HttpContext.RequestId(), caller.IsEditor, query.DryRun);

        // Clients send all before they read: were we to answer meanwhile, both would wait for each other.
        var report = new FileBufferingWriteStream(SpoolInMemory);
        HttpContext.Response.RegisterForDisposeAsync(report);
        var summary = new ImportSummary(query.DryRun);
        await foreach (var result in import.RunAsync(RawLine.ReadAsync(body, cancellationToken), order, cancellationToken))
        {
            summary.Count(result);
            if (query.Report == "all" || result.Status is ImportStatus.Skipped or ImportStatus.Invalid)
                await WriteAsync(report, result, cancellationToken);
        }

        await WriteAsync(report, new { summary }, cancellationToken);
        Response.ContentType = MediaType;
        await report.DrainBufferAsync(Response.BodyWriter, cancellationToken);
        return new EmptyResult();
    }

    private static async Task WriteAsync<T>(Stream report, T line, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(report, line, ContentJson.Options, cancellationToken);
        await report.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    private void DemandNdjson()
    {
        var coding = Request.Headers.ContentEncoding.ToString();
        if (coding.Length > 0 && !coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            throw Unsupported("Send the body as it is, without Content-Encoding.").WithHeader(HeaderNames.AcceptEncoding, "identity");

        if (!MediaTypeHeaderValue.TryParse(Request.ContentType, out var type) || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
            throw Unsupported($"Send the body as {MediaType}, and say so in Content-Type.");

        var charset = HeaderUtilities.RemoveQuotes(type.Charset);
        if (charset.HasValue && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw Unsupported("Send the body in UTF-8: JSON has no other encoding (RFC 8259 §8.1).");
    }

    private static ProblemException Unsupported(string detail) => new(ProblemType.UnsupportedMediaType, detail);
}
