using System.ComponentModel.DataAnnotations;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ContentApi.UnitTests.StrictInput;

/// <summary>Actions as the API's own are written.</summary>
[ApiController, Route("v1/trials")]
public sealed class TrialController : ControllerBase
{
    [HttpGet]
    public ActionResult<object> List([FromQuery] TrialQuery query)
    {
        ModelState.ThrowIfInvalid();
        return new { query.Limit, query.Source };
    }

    [HttpGet("{id}")]
    public ActionResult<object> Read(string id, [FromQuery, Range(1, 10)] int sentences = 3, [FromQuery(Name = "to"), Required] string? language = null)
    {
        ModelState.ThrowIfInvalid();
        return new { id, sentences, language };
    }

    [HttpPost]
    public ActionResult<object> Create(TrialRequest request, [FromQuery] bool dryRun)
    {
        ModelState.ThrowIfInvalid();
        return new { request.Title, Tags = request.Tags.Count, dryRun };
    }

    [HttpPatch("{id}"), MergePatch]
    public ActionResult<object> Patch(string id, TrialRequest request)
    {
        if (id == "missing")
            return NotFound();

        ModelState.ThrowIfInvalid();
        return new { request.Slug.IsSet, request.Slug.Value };
    }

    [HttpPost("{id}/publish")]
    public ActionResult<object> Publish(string id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] TrialImage image)
    {
        ModelState.ThrowIfInvalid();
        return new { id, image.Alt };
    }

    [HttpPost("{id}/approve")]
    public ActionResult<object> Approve(string id)
    {
        ModelState.ThrowIfInvalid();
        return new { id };
    }

    [HttpPost("careless")]
    public ActionResult<object> Careless(TrialRequest request) => Ok(new { request.Title });

    [HttpPost("streamed"), StreamsBody("text/plain", typeof(TrialRequest))]
    public async Task<ActionResult<object>> Streamed() => new { Length = (await new StreamReader(Request.Body).ReadToEndAsync()).Length };

    [HttpGet("/feeds/trials")]
    public ActionResult<object> Feed([FromQuery] int limit = 20)
    {
        ModelState.ThrowIfInvalid();
        return new { limit };
    }
}
