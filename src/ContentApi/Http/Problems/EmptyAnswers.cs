namespace ContentApi.Http.Problems;

/// <summary>The problems behind the errors that routing, authorization and MVC answer with a status alone.</summary>
internal static class EmptyAnswers
{
    public static Problem? For(HttpContext context) => context.Response.StatusCode switch
    {
        400 => Problem.Invalid("$", "The request could not be understood."),
        401 => Problem.Unauthorized(),
        403 => new Problem(ProblemType.Forbidden, "The role of this key does not reach as far."),
        404 => Problem.NotFound(),
        405 => MethodNotAllowed(context),
        406 => new Problem(ProblemType.NotAcceptable, "Nothing that the Accept header names can be given here. Add application/json."),
        412 => new Problem(ProblemType.StaleVersion, "If-Match names another version than the present one. Read it again and repeat."),
        413 => new Problem(ProblemType.PayloadTooLarge, "The body is larger than this operation takes."),
        415 => new Problem(ProblemType.UnsupportedMediaType, "The Content-Type is not one that this operation takes."),
        429 => new Problem(ProblemType.RateLimited, "The limit of requests is spent. Wait as long as Retry-After says."),
        503 => Problem.DatabaseUnavailable(),
        >= 500 => new Problem(ProblemType.Internal, "An error of the program; it has been logged under this trace id."),
        _ => null,
    };

    // Routing knows nothing of HEAD, which every GET answers.
    private static Problem MethodNotAllowed(HttpContext context)
    {
        var allowed = context.Response.Headers.Allow.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        if (allowed.Contains(HttpMethods.Get))
            allowed.Add(HttpMethods.Head);
        var list = string.Join(", ", allowed.Order(StringComparer.Ordinal));
        context.Response.Headers.Allow = list;
        return new Problem(ProblemType.MethodNotAllowed, $"{context.Request.Method} is not taken here. Allowed: {list}.");
    }
}
