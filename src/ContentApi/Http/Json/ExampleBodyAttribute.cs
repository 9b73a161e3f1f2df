namespace ContentApi.Http.Json;

/// <summary>
/// An example of the whole request, for Swagger UI to send when somebody tries the operation: it must succeed on the sample content.
/// On an action it goes before that of the request's class.
/// </summary>
/// <param name="json">The body.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ExampleBodyAttribute(string json) : Attribute
{
    public string Json { get; } = json;
}

/// <summary>What Swagger UI puts for a part of the path, where that of the collection would not do.</summary>
/// <param name="name">The part's name.</param>
/// <param name="value">Something of the sample content.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ExamplePathAttribute(string name, string value) : Attribute
{
    public string Name { get; } = name;

    public string Value { get; } = value;
}
