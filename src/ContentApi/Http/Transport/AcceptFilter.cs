using ContentApi.Http.Json;
using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ContentApi.Http.Transport;

/// <summary>
/// Answers 406 to a read whose <c>Accept</c> does not take what was read. Streams are left alone, and so is what lies outside
/// <c>/v1</c>: feed readers ask for all sorts of things at addresses that name their format.
/// </summary>
internal sealed class AcceptFilter : IResultFilter
{
    private const string Json = "application/json";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        var request = context.HttpContext.Request;
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || accept == "*/*" || accept == Json || !HttpMethods.IsGet(request.Method) || MediaType(context.Result) is not { } mediaType)
            return;

        // `format` goes before Accept; what knows no such parameter has refused it.
        if (!request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase) || request.Query.ContainsKey("format"))
            return;

        if (Negotiation.Choose(accept, [mediaType]) is null)
            throw new ProblemException(ProblemType.NotAcceptable, $"The Accept header does not take {mediaType}, which is what there is. Add it, or leave Accept out.");
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private static string? MediaType(IActionResult result) => result switch
    {
        ReadyJsonResult { StatusCode: StatusCodes.Status200OK } ready => ready.MediaType,
        ObjectResult { StatusCode: null or StatusCodes.Status200OK } => Json,
        _ => null,
    };
}
