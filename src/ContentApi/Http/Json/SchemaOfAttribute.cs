namespace ContentApi.Http.Json;

/// <summary>What a <see cref="RawJson"/> member holds, for the OpenAPI document.</summary>
/// <param name="type">The type whose schema it has.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SchemaOfAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;

    /// <summary>Whether the JSON may be <c>null</c>.</summary>
    public bool OrNull { get; init; }
}
