using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContentApi.Http.StrictInput;

/// <summary>The names of an enum's values as JSON and queries have them.</summary>
internal static class EnumNames
{
    /// <summary>In the order of the values: <c>Enum.GetValues</c> and this list go side by side.</summary>
    public static IReadOnlyList<string> Of(Type type) => [.. Enum.GetNames(type).Select(name => JsonName(type, name))];

    /// <summary>The value of that name, letter by letter, or null.</summary>
    public static object? Parse(Type type, string name) =>
        Enum.GetNames(type).FirstOrDefault(declared => JsonName(type, declared) == name) is { } found ? Enum.Parse(type, found) : null;

    private static string JsonName(Type type, string name) =>
        type.GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(name);
}
