namespace ContentApi.Hosting.OpenApi;

/// <summary>Tells the OpenAPI document what JSON a <see cref="Http.Json.RawJson"/> member holds.</summary>
/// <param name="type">A type that would be written alike: <c>typeof(TagName[])</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SchemaOfAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;

    /// <summary>Whether the JSON may be <c>null</c>.</summary>
    public bool OrNull { get; init; }
}
