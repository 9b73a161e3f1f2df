namespace ContentApi.Http.Transport;

/// <summary>Takes secrets out of a query before it is logged: preview tokens, and keys that somebody sent where they don't belong.</summary>
internal static class QuerySecrets
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "preview", "token", "key", "api_key", "apikey", "api-key", "access_token", "secret", "authorization",
    };

    /// <summary>The query as it came, question mark included, with the value of every secret replaced by <c>***</c>.</summary>
    public static string Redact(string? query)
    {
        if (string.IsNullOrEmpty(query) || !HoldsSecret(query))
            return query ?? "";

        var parameters = query[1..].Split('&');
        for (var index = 0; index < parameters.Length; index++)
        {
            if (IsSecret(parameters[index]))
                parameters[index] = parameters[index][..(parameters[index].IndexOf('=', StringComparison.Ordinal) + 1)] + "***";
        }

        return "?" + string.Join('&', parameters);
    }

    private static bool HoldsSecret(string query)
    {
        foreach (var range in query.AsSpan(1).Split('&'))
        {
            if (IsSecret(query.AsSpan(1)[range]))
                return true;
        }

        return false;
    }

    private static bool IsSecret(ReadOnlySpan<char> parameter)
    {
        var equals = parameter.IndexOf('=');
        if (equals < 0)
            return false;

        var name = parameter[..equals];
        return name.ContainsAny('%', '+')
            ? Names.Contains(Uri.UnescapeDataString(name).Trim())
            : Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
    }
}
