using System.Globalization;
using ContentApi.Http.Json;

namespace ContentApi.Http.StrictInput;

/// <summary>Reads one value of a query parameter.</summary>
internal static class QueryValue
{
    /// <summary>Whether values of this type can be read.</summary>
    public static bool IsKnown(Type type) =>
        type == typeof(string) || type == typeof(int) || type == typeof(long) || type == typeof(bool)
        || type == typeof(DateTimeOffset) || type == typeof(Guid) || type.IsEnum;

    /// <summary>The value, or null and what is wrong with it.</summary>
    public static object? Parse(Type type, string text, out string? fault)
    {
        fault = null;
        object? value =
            type == typeof(string) ? text
            : type == typeof(int) ? !text.StartsWith('+') && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null
            : type == typeof(long) ? !text.StartsWith('+') && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? large : null
            : type == typeof(bool) ? text switch { "true" => true, "false" => false, _ => null }
            : type == typeof(DateTimeOffset) ? Rfc3339.TryParse(text, out var time) ? time : null
            : type == typeof(Guid) ? Guid.TryParseExact(text, "D", out var id) ? id : null
            : EnumNames.Parse(type, text);

        if (value is null)
            fault = Advice(type, text);
        return value;
    }

    private static string Advice(Type type, string text) =>
        type == typeof(bool) ? "Must be true or false."
        : type == typeof(Guid) ? "Must be an id such as 0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57."
        : type == typeof(DateTimeOffset) ? TimeAdvice(text)
        : type.IsEnum ? $"Must be one of: {string.Join(", ", EnumNames.Of(type))}."
        : type == typeof(int) ? $"Must be a whole number from {int.MinValue} to {int.MaxValue}."
        : $"Must be a whole number from {long.MinValue} to {long.MaxValue}.";

    private static string TimeAdvice(string text) =>
        Rfc3339.TryParse(text.Replace(' ', '+'), out _) ? "In a query string + means a space: write %2B in place of +." : Rfc3339.Advice;
}
