namespace ContentApi.Http.StrictInput;

/// <summary>The action reads the request's body itself, as a stream: neither its media type nor its size is looked at beforehand.</summary>
/// <param name="mediaType">What the body is, for the OpenAPI document.</param>
/// <param name="line">What each line of it is.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StreamsBodyAttribute(string mediaType, Type line) : Attribute
{
    public string MediaType { get; } = mediaType;

    public Type Line { get; } = line;
}

/// <summary>The answer is written as it is read, without a validator: there is no ETag, and no 304.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StreamsAnswerAttribute : Attribute;
