using System.Text;
using System.Text.Json;

namespace ContentApi.Http.StrictInput;

/// <summary>Says in our own words where and why a document is no JSON; the parser's words name .NET settings.</summary>
internal static class JsonSyntaxFault
{
    public static string Describe(ReadOnlySpan<byte> json, JsonException exception, int levels)
    {
        var start = LineStart(json, exception.LineNumber ?? 0);
        var at = Math.Min(start + (int)(exception.BytePositionInLine ?? 0), json.Length);
        var column = Encoding.UTF8.GetString(json[start..at]).EnumerateRunes().Count() + 1;
        var reason = levels >= JsonCheck.MostLevels && at < json.Length && json[at] is (byte)'[' or (byte)'{'
            ? $"nested deeper than {JsonCheck.MostLevels} levels"
            : Reason(json, at);
        return $"This is no valid JSON. Line {(exception.LineNumber ?? 0) + 1}, column {column}: {reason}.";
    }

    private static string Reason(ReadOnlySpan<byte> json, int at)
    {
        if (at >= json.Length)
            return "the text ends before everything is closed";
        if (json.StartsWith("\uFEFF"u8))
            return "it begins with a byte order mark; send it without";

        var before = json[..at].TrimEnd(" \t\r\n"u8);
        return (char)json[at] switch
        {
            '/' => "comments are not part of JSON",
            '\'' => "strings and names stand in double quotes",
            '}' or ']' when before.EndsWith(","u8) => "remove the comma before it",
            '}' or ']' or ',' when before.EndsWith(":"u8) => "a value is missing before it",
            < ' ' => "control characters in strings are written as escapes such as \\n",
            _ => "this is not expected here",
        };
    }

    private static int LineStart(ReadOnlySpan<byte> json, long line)
    {
        var start = 0;
        for (; line > 0; line--)
            start += json[start..].IndexOf((byte)'\n') + 1;
        return start;
    }
}
