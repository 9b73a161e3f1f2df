namespace ContentApi.Domain.Related;

/// <summary>Keeps one source from filling the place beside an article.</summary>
public static class SourceDiversity
{
    private const int InARow = 2;

    /// <summary>
    /// The items in an order with no more than two of one source in a row, unless only that source is left; otherwise best first.
    /// </summary>
    /// <param name="bestFirst">The items, best first.</param>
    /// <param name="sourceOf">Names an item's source.</param>
    public static IReadOnlyList<TItem> Arrange<TItem, TSource>(IEnumerable<TItem> bestFirst, Func<TItem, TSource> sourceOf)
    {
        var waiting = new LinkedList<TItem>(bestFirst);
        var arranged = new List<TItem>(waiting.Count);
        var same = EqualityComparer<TSource>.Default;
        while (waiting.First is { } best)
        {
            var next = best;
            if (arranged.Count >= InARow && same.Equals(sourceOf(arranged[^1]), sourceOf(arranged[^2])))
            {
                while (next is not null && same.Equals(sourceOf(next.Value), sourceOf(arranged[^1])))
                    next = next.Next;
            }

            next ??= best;
            arranged.Add(next.Value);
            waiting.Remove(next);
        }

        return arranged;
    }
}
