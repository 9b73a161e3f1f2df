using System.Buffers;
using System.Text.Json;
using ContentApi.Data;
using ContentApi.Domain.Keys;
using ContentApi.Features.Articles.Importing;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Exporting;

/// <summary>All articles in one call.</summary>
[ApiController, Route("v1/articles/export"), Tags("Articles"), Produces(ArticleImportController.MediaType)]
internal sealed class ArticleExportController(ContentDbContext db) : ControllerBase
{
    private const int MostUnsent = 64 * 1024;
    private const string WhoReadAll = nameof(Role.Viewer) + "," + nameof(Role.Editor) + "," + nameof(Role.Admin);

    /// <summary>Every article that is not deleted, one line each (NDJSON), by id.</summary>
    /// <remarks>
    /// A line is the write form of the newest text, with the source as an object and what an import by an editor or admin takes of articles that do
    /// not exist yet: exported and imported into an empty installation, all is equal but `version`. Comments, curated lists, pins and revisions
    /// are not part of it. The articles are read page by page, not at one instant: what is written meanwhile may or may not be among them.
    /// A connection that breaks off in the middle means that the export is not complete.
    /// </remarks>
    /// <response code="200">The articles.</response>
    [HttpGet, StreamsAnswer, Authorize(Roles = WhoReadAll)]
    [ProducesResponseType<ExportedArticle>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Export([FromQuery] ExportArticlesQuery query, CancellationToken cancellationToken)
    {
        ModelState.ThrowIfInvalid();
        var sources = query.Source is { } names ? await FindAsync(names, cancellationToken) : null;
        var page = await ExportPage.ReadAsync(db, Guid.Empty, sources, cancellationToken);

        Response.ContentType = ArticleImportController.MediaType;
        if (HttpContext.IsAskedByHead())
            return new EmptyResult();

        await using var json = new Utf8JsonWriter(Response.BodyWriter);
        for (; ; page = await ExportPage.ReadAsync(db, page.All[^1].Id, sources, cancellationToken))
        {
            foreach (var article in page.All.Where(article => query.Status?.Contains(page.StatusOf(article)) is not false))
            {
                JsonSerializer.Serialize(json, page.Line(article), ContentJson.Options);
                await json.FlushAsync(cancellationToken);
                json.Reset();
                Response.BodyWriter.Write("\n"u8);
                if (Response.BodyWriter.UnflushedBytes > MostUnsent)
                    await Response.BodyWriter.FlushAsync(cancellationToken);
            }

            if (page.All.Count < ExportPage.Articles)
                return new EmptyResult();
        }
    }

    private async Task<Guid[]> FindAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var ids = names.Select(name => Guid.TryParse(name, out var id) ? id : (Guid?)null).OfType<Guid>().ToArray();
        return await db.Sources.Where(s => s.DeletedAt == null && (names.Contains(s.Slug) || ids.Contains(s.Id))).Select(s => s.Id).ToArrayAsync(cancellationToken);
    }
}
