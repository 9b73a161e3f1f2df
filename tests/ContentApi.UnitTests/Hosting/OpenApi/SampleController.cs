using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ContentApi.Http.Authentication;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.UnitTests.Hosting.OpenApi;

/// <summary>Operations of every kind that the document has to describe.</summary>
[ApiController]
[Route("v1/samples")]
internal sealed class SampleController : ControllerBase
{
    /// <summary>Lists samples.</summary>
    /// <param name="query">What to list.</param>
    [HttpGet, HttpHead]
    public ActionResult<SamplePage<SampleResponse>> List([FromQuery] SampleQuery query) => throw new NotSupportedException(query.Cursor);

    /// <summary>Reads a sample.</summary>
    /// <param name="idOrSlug" example="a-sample">Its id or slug.</param>
    /// <response code="410">It was taken down.</response>
    [HttpGet("{idOrSlug}")]
    [ProducesResponseType<SampleResponse>(200)]
    [ProducesResponseType(410)]
    public IActionResult Read(string idOrSlug) => throw new NotSupportedException(idOrSlug);

    /// <summary>Makes a sample.</summary>
    [HttpPost, Authorize(Roles = Roles.Editors)]
    [ProducesResponseType<SampleResponse>(201)]
    public IActionResult Create([FromBody] WriteSampleRequest request) => throw new NotSupportedException(request.Title);

    /// <summary>Changes a sample.</summary>
    [HttpPatch("{idOrSlug}"), MergePatch, Authorize(Roles = Roles.Editors)]
    [ProducesResponseType<SampleResponse>(200)]
    public IActionResult Change(string idOrSlug, [FromBody] WriteSampleRequest request, IfMatch ifMatch) =>
        throw new NotSupportedException(idOrSlug + request + ifMatch);

    /// <summary>Deletes a sample.</summary>
    [HttpDelete("{idOrSlug}"), Authorize(Roles = Roles.Editors)]
    [ProducesResponseType(204)]
    public IActionResult Delete(string idOrSlug, IfMatch ifMatch) => throw new NotSupportedException(idOrSlug + ifMatch);
}

internal enum SampleKind
{
    Curated,
    InReview,
}

internal sealed class SampleQuery
{
    /// <summary>How many at most.</summary>
    [Range(1, 100)]
    public int Limit { get; set; } = 20;

    /// <summary>Where to go on.</summary>
    public string? Cursor { get; set; }

    /// <summary>Members to give; commas between them.</summary>
    [CommaList, OneOf("title", "summary")]
    public string[]? Fields { get; set; }

    /// <summary>Of these sources.</summary>
    public string[]? Source { get; set; }

    /// <summary>Of this kind.</summary>
    public SampleKind? Kind { get; set; }

    /// <summary>Not a parameter.</summary>
    public string Variant => $"{Limit};{Cursor}";

    /// <summary>After this instant.</summary>
    public DateTimeOffset? PublishedAfter { get; set; }
}

internal sealed record SamplePage<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>A sample as readers get it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="OtherKind">Another kind.</param>
/// <param name="Image">Its picture.</param>
/// <param name="Parts">Its parts.</param>
/// <param name="Tags">What it is about.</param>
/// <param name="Lead">The most important of them.</param>
/// <param name="Extra">What the front end wants.</param>
/// <param name="At">When.</param>
internal sealed record SampleResponse(
    Guid Id,
    string Title,
    string? Summary,
    SampleKind Kind,
    SampleKind? OtherKind,
    SampleImage? Image,
    IReadOnlyList<SampleImage> Parts,
    [property: SchemaOf(typeof(SampleTag[]))] RawJson Tags,
    [property: SchemaOf(typeof(SampleTag), OrNull = true)] RawJson Lead,
    JsonElement? Extra,
    DateTimeOffset? At);

internal sealed record SampleTag(string Slug, string Name);

internal sealed record SampleImage(string Url, int? Width);

/// <summary>A sample as editors write it.</summary>
[ExampleBody("""{ "title": "A sample", "slug": "a-sample" }""")]
internal sealed class WriteSampleRequest
{
    /// <summary>Its title.</summary>
    [Required]
    public string Title { get; init; } = "";

    /// <summary>Made from the title when absent.</summary>
    public Optional<string?> Slug { get; init; }

    /// <summary>Its kind.</summary>
    public Optional<SampleKind> Kind { get; init; }

    /// <summary>Its picture.</summary>
    public Optional<SampleImage?> Image { get; init; }

    /// <summary>What the front end wants.</summary>
    public Optional<JsonElement?> Extra { get; init; }
}
