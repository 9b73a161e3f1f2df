namespace ContentApi.Http.Json;

/// <summary>A further media type in which an action answers 200, told to the OpenAPI document: what is no JSON of ours has no schema of ours.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class AnswersAsAttribute(string mediaType) : Attribute
{
    /// <summary>The media type.</summary>
    public string MediaType { get; } = mediaType;
}
