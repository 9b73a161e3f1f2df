using System.Security.Cryptography;
using System.Text;

namespace ContentApi.Domain.Text;

/// <summary>Addresses on the web: absolute http and https URLs.</summary>
public static class WebAddress
{
    /// <summary>The most characters a URL may have.</summary>
    public const int MaxLength = 2048;

    /// <summary>The most characters an identity key has: a PostgreSQL index entry holds less than 2,704 bytes.</summary>
    public const int MaxKeyLength = 512;

    /// <summary>Whether this is an absolute http or https URL with a host, without user name, white space and control characters.</summary>
    public static bool IsAbsoluteHttp(string url) => TryParse(url, out _);

    /// <summary>
    /// The key by which two addresses name one page. It leaves out the scheme, a leading "www.", the default port, the fragment, a
    /// trailing slash and the parameters that only count clicks (utm_*, fbclid, gclid). It is ASCII; a long one ends in its SHA-256.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="url"/> is not an absolute http or https URL.</exception>
    public static string Key(string url)
    {
        if (!TryParse(url, out var uri))
            throw new ArgumentException("This is no absolute http or https URL.", nameof(url));

        var host = uri.IdnHost.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal) && host.LastIndexOf('.') > 3)
            host = host[4..];
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        var key = UpperCaseEscapes($"{host}{port}{uri.AbsolutePath.TrimEnd('/')}{QueryWithoutTrackers(uri)}");

        return key.Length <= MaxKeyLength ? key : Shortened(key);
    }

    /// <summary>The address as RFC 3986 writes it, in ASCII; other standards refuse what browsers take. What is no address stays as it is.</summary>
    public static string Ascii(string url)
    {
        if (!TryParse(url, out var uri))
            return url;

        var host = uri.HostNameType is UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        var ascii = new StringBuilder($"{uri.Scheme}://{host}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}");
        var rest = uri.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped);
        var hasFragment = false;
        for (var i = 0; i < rest.Length; i++)
        {
            var isEscape = rest[i] == '%' && i + 2 < rest.Length && char.IsAsciiHexDigit(rest[i + 1]) && char.IsAsciiHexDigit(rest[i + 2]);
            var stays = isEscape || char.IsAsciiLetterOrDigit(rest[i]) || "-._~!$&'()*+,;=:@/?".Contains(rest[i], StringComparison.Ordinal) || (rest[i] == '#' && !hasFragment);
            hasFragment |= rest[i] == '#';
            ascii.Append(stays ? rest[i].ToString() : Uri.HexEscape(rest[i]));
        }

        return ascii.ToString();
    }

    private static bool TryParse(string url, out Uri uri)
    {
        uri = null!;
        if (url.Length > MaxLength || url.Any(IsForbidden) || !StartsAsHttp(url))
            return false;

        // The class Uri takes "http://@host" and "http:///path" for good.
        var authority = url.AsSpan(url.IndexOf("//", StringComparison.Ordinal) + 2);
        var end = authority.IndexOfAny('/', '?', '#');
        authority = end < 0 ? authority : authority[..end];
        if (authority.IsEmpty || authority.Contains('@') || TextRules.FaultInSingleLine(url) is not null)
            return false;

        return Uri.TryCreate(url, UriKind.Absolute, out uri!)
            && uri.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
            && uri.Port > 0
            && HasAsciiHost(uri);
    }

    /// <summary>The class Uri holds hosts for which it then can't give the name that is looked up.</summary>
    private static bool HasAsciiHost(Uri uri)
    {
        try
        {
            return uri.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private static bool StartsAsHttp(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Browsers take a backslash for a slash, which would make another host of it.</summary>
    private static bool IsForbidden(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || character is '\\' or '<' or '>' or '"';

    private static string QueryWithoutTrackers(Uri uri)
    {
        var kept = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(parameter => !IsTracker(parameter));
        var query = string.Join('&', kept);

        return query.Length == 0 ? "" : "?" + query;
    }

    private static bool IsTracker(string parameter)
    {
        var name = parameter.Split('=', 2)[0];

        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)
            || name.Equals("fbclid", StringComparison.OrdinalIgnoreCase)
            || name.Equals("gclid", StringComparison.OrdinalIgnoreCase);
    }

    private static string UpperCaseEscapes(string key)
    {
        var result = new StringBuilder(key);
        for (var i = key.IndexOf('%', StringComparison.Ordinal); i >= 0 && i + 2 < key.Length; i = key.IndexOf('%', i + 1))
        {
            result[i + 1] = char.ToUpperInvariant(key[i + 1]);
            result[i + 2] = char.ToUpperInvariant(key[i + 2]);
        }

        return result.ToString();
    }

    private static string Shortened(string key)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

        return $"{key.AsSpan(0, MaxKeyLength - hash.Length - 1)}#{hash}";
    }
}
