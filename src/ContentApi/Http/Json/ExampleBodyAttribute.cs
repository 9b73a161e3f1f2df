namespace ContentApi.Http.Json;

/// <summary>An example of the whole request, for Swagger UI to send when somebody tries the operation: it must succeed on the sample content.</summary>
/// <param name="json">The body.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ExampleBodyAttribute(string json) : Attribute
{
    public string Json { get; } = json;
}
