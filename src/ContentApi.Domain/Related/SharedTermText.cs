namespace ContentApi.Domain.Related;

/// <summary>The terms that two articles share as text: how they are stored beside a pair of articles.</summary>
public static class SharedTermText
{
    /// <summary>A line a term: where the first article shows it, where the second does, and the term.</summary>
    public static string Write(IEnumerable<SharedTerm> terms) =>
        string.Join('\n', terms.Select(term => $"{(int)term.Here}{(int)term.There}{term.Text}"));

    /// <summary>The terms that <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<SharedTerm> Read(string text) => text.Length == 0
        ? []
        : [.. text.Split('\n').Select(line => new SharedTerm(line[2..], (Visibility)(line[0] - '0'), (Visibility)(line[1] - '0')))];
}
