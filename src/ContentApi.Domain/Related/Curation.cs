namespace ContentApi.Domain.Related;

/// <summary>An editor's choice: this article belongs beside that one, at this place.</summary>
/// <param name="articleId">The article that is read.</param>
/// <param name="otherId">The one to show beside it.</param>
public sealed class Pin(Guid articleId, Guid otherId)
{
    /// <summary>The article that is read.</summary>
    public Guid ArticleId { get; private set; } = articleId;

    /// <summary>The one beside it.</summary>
    public Guid OtherId { get; private set; } = otherId;

    /// <summary>Its place among the pins, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>Puts the pins into an order; they are numbered from 1 without gaps.</summary>
    public static void Number(IEnumerable<Pin> inOrder)
    {
        var position = 0;
        foreach (var pin in inOrder)
            pin.Position = ++position;
    }
}

/// <summary>An editor's choice: this article is not to stand beside that one.</summary>
/// <param name="articleId">The article that is read.</param>
/// <param name="otherId">The one to keep out.</param>
public sealed class Exclusion(Guid articleId, Guid otherId)
{
    /// <summary>The article that is read.</summary>
    public Guid ArticleId { get; private set; } = articleId;

    /// <summary>The one kept out.</summary>
    public Guid OtherId { get; private set; } = otherId;
}
