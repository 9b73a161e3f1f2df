namespace ContentApi.Http.StrictInput;

/// <summary>The request's input is not valid: it ends in a 400 <c>/problems/validation</c> that lists every fault.</summary>
/// <param name="errors">JSON path (<c>image.url</c>, <c>tags[2]</c>, <c>$</c>) or parameter name to messages for the caller.</param>
internal sealed class InvalidInputException(IReadOnlyDictionary<string, string[]> errors)
    : Exception("The input is not valid: " + string.Join(", ", errors.Keys))
{
    public InvalidInputException(string path, string message)
        : this(new Dictionary<string, string[]> { [path] = [message] })
    {
    }

    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
}
