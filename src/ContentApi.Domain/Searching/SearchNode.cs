namespace ContentApi.Domain.Searching;

/// <summary>What a searcher wants to find, as a tree.</summary>
internal abstract record SearchNode;

/// <summary>A word of the query, by its number.</summary>
/// <param name="Number">Its index among the query's words.</param>
internal sealed record WordNode(int Number) : SearchNode;

/// <summary>Words that stand in this order at these distances.</summary>
/// <param name="Words">Their numbers, and how far behind the first they stand.</param>
internal sealed record PhraseNode(IReadOnlyList<(int Number, int Offset)> Words) : SearchNode;

/// <summary>What must not be found.</summary>
internal sealed record NotNode(SearchNode Without) : SearchNode;

/// <summary>All of these.</summary>
internal sealed record AllNode(IReadOnlyList<SearchNode> Nodes) : SearchNode;

/// <summary>One of these at least.</summary>
internal sealed record AnyNode(IReadOnlyList<SearchNode> Nodes) : SearchNode;
