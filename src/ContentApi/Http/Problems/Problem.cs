namespace ContentApi.Http.Problems;

/// <summary>One answer of RFC 9457: what <see cref="ProblemWriter"/> writes. <c>instance</c> and <c>traceId</c> come from the request.</summary>
/// <param name="type">The kind; it gives title and status.</param>
/// <param name="detail">What happened this time and what to do. It leaves the process: no SQL, no .NET names.</param>
internal sealed class Problem(ProblemType type, string detail)
{
    public ProblemType Type { get; } = type;

    public string Detail { get; } = detail;

    /// <summary>For <see cref="ProblemType.Validation"/>: JSON path or parameter name to messages.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Further members, by their JSON names; the values are written by the API's JSON options.</summary>
    public Dictionary<string, object?> Extensions { get; } = [];

    /// <summary>Headers of the answer beyond those that every problem has.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A 400 for input that is at fault in these places.</summary>
    public static Problem Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new(ProblemType.Validation, errors.Count == 1 ? "One part of the request is not valid." : $"{errors.Count} parts of the request are not valid.")
        {
            Errors = errors,
        };

    /// <summary>A 400 for one fault at one place.</summary>
    public static Problem Invalid(string path, string message) => Invalid(new Dictionary<string, string[]> { [path] = [message] });

    /// <summary>The one 404: the same words whether a thing does not exist or the caller may not know of it.</summary>
    public static Problem NotFound() => new(ProblemType.NotFound, "There is nothing at this address, or nothing that you may know of.");

    /// <summary>The one 401.</summary>
    public static Problem Unauthorized() =>
        new Problem(ProblemType.Unauthorized, "Send a valid key: Authorization: Bearer <key>.").WithHeader("WWW-Authenticate", "Bearer");

    /// <summary>A 503 that asks the caller to come back in a second.</summary>
    public static Problem DatabaseUnavailable() =>
        new Problem(ProblemType.DatabaseUnavailable, "The database could not be reached or did not answer in time.").WithHeader("Retry-After", "1");

    public Problem With(string member, object? value)
    {
        Extensions[member] = value;
        return this;
    }

    public Problem WithHeader(string name, string value)
    {
        Headers[name] = value;
        return this;
    }
}
