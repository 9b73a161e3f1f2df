namespace ContentApi.Http.StrictInput;

/// <summary>Everything that is wrong with the input of one request, by JSON path or parameter name, in the order in which it was found.</summary>
internal sealed class InputFaults
{
    /// <summary>The path of a body that is no JSON object.</summary>
    public const string Root = "$";

    /// <summary>How many places are listed; a body of a million faults does not make an answer of a million lines.</summary>
    public const int MostPlaces = 1000;

    private readonly OrderedDictionary<string, List<string>> messages = new(StringComparer.Ordinal);

    public bool Any => messages.Count > 0;

    /// <summary>Whether no more places are listed, so that there is no need to find words for them.</summary>
    public bool IsFull => messages.Count >= MostPlaces;

    /// <summary>Whether the body as a whole could not be read.</summary>
    public bool HasRoot => messages.ContainsKey(Root);

    public void Add(string path, string message)
    {
        if (messages.TryGetValue(path, out var known))
        {
            if (!known.Contains(message))
                known.Add(message);
        }
        else if (!IsFull || path == Root)
        {
            messages.Add(path, [message]);
        }
    }

    /// <summary>Whether the path, or what it is part of, is already at fault, so that more about it would only confuse.</summary>
    public bool Cover(string path)
    {
        if (messages.ContainsKey(path))
            return true;

        for (var i = path.Length - 1; i > 0; i--)
        {
            if (path[i] is '.' or '[' && messages.ContainsKey(path[..i]))
                return true;
        }

        return false;
    }

    public Dictionary<string, string[]> ToDictionary() => messages.ToDictionary(fault => fault.Key, fault => fault.Value.ToArray(), StringComparer.Ordinal);
}
