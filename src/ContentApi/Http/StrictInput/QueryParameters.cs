using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;

namespace ContentApi.Http.StrictInput;

/// <summary>The query string of a request, decoded strictly: MVC's own ignores the case of names and lets broken encodings pass.</summary>
internal sealed class QueryParameters
{
    private readonly List<(string Name, string Value, string? Fault)> all = [];

    private QueryParameters(string? queryString)
    {
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            var nameFault = Decode(pair.EncodedName.Span, out var name);
            var valueFault = Decode(pair.EncodedValue.Span, out var value);
            all.Add((name, value, nameFault ?? valueFault));
        }
    }

    public IEnumerable<string> Names => all.Select(parameter => parameter.Name).Distinct();

    public bool IsEmpty => all.Count == 0;

    /// <summary>The parameters of this request, decoded once.</summary>
    public static QueryParameters Of(HttpContext context)
    {
        var parameters = context.Features.Get<QueryParameters>();
        if (parameters is null)
            context.Features.Set(parameters = new QueryParameters(context.Request.QueryString.Value));
        return parameters;
    }

    /// <summary>What stands under the name, letter by letter, in its order; a fault where it could not be decoded.</summary>
    public IReadOnlyList<(string Value, string? Fault)> Named(string name) =>
        all.Exists(parameter => parameter.Name == name)
            ? [.. all.Where(parameter => parameter.Name == name).Select(parameter => (parameter.Value, parameter.Fault))]
            : [];

    private static string? Decode(ReadOnlySpan<char> encoded, out string text)
    {
        text = encoded.ToString();
        if (encoded.ContainsAny('%', '+'))
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var length = Unescape(bytes);
            if (length < 0 || !Utf8.IsValid(bytes.AsSpan(0, length)))
                return "Its percent-encoding is broken: write each byte of the UTF-8 text as % and two hexadecimal digits.";

            text = Encoding.UTF8.GetString(bytes, 0, length);
        }

        return text.Contains('\0') ? "Must not contain U+0000." : null;
    }

    /// <summary>Decodes in place, and gives the new length, or -1.</summary>
    private static int Unescape(Span<byte> bytes)
    {
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var next = bytes[i] == '+' ? (byte)' ' : bytes[i];
            if (next == '%')
            {
                if (i + 2 >= bytes.Length || !char.IsAsciiHexDigit((char)bytes[i + 1]) || !char.IsAsciiHexDigit((char)bytes[i + 2]))
                    return -1;
                next = byte.Parse(bytes.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                i += 2;
            }

            bytes[length++] = next;
        }

        return length;
    }
}
