namespace ContentApi.Domain.Searching;

/// <summary>What a token of a text is.</summary>
internal enum TokenKind
{
    /// <summary>A word between spaces or signs.</summary>
    Word,

    /// <summary>Two neighbouring characters of a script that puts no spaces between words.</summary>
    Pair,

    /// <summary>The last character of a run in such a script.</summary>
    Last,
}

/// <summary>A token and where it stands: the database gives each one position, in this order.</summary>
/// <param name="Text">Folded: what the index holds, but for the stemming.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Its place among the tokens, from 0.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="EndOfFirst">Behind its first character.</param>
internal readonly record struct SearchToken(string Text, TokenKind Kind, int Position, int Start, int End, int EndOfFirst);
