using Markdig.Helpers;
using Markdig.Parsers;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>
/// Lets a parser of links, code or tags try only as often as a document may cost. An attempt can read the rest of its paragraph before it
/// fails, so that a megabyte of <c>[a](</c> would take minutes; behind the limit such characters stand for themselves.
/// </summary>
internal sealed class BoundedInlineParser : InlineParser
{
    /// <summary>The characters that all attempts in one document may read; a long and link-laden article needs a hundredth.</summary>
    private const long MaxCharactersRead = 100_000_000;

    private static readonly object Key = new();

    private readonly InlineParser parser;

    public BoundedInlineParser(InlineParser parser)
    {
        this.parser = parser;
        OpeningCharacters = parser.OpeningCharacters;
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (processor.Document.GetData(Key) is not Spent spent)
            processor.Document.SetData(Key, spent = new Spent());

        return (spent.Characters += slice.Length) <= MaxCharactersRead && parser.Match(processor, ref slice);
    }

    private sealed class Spent
    {
        public long Characters;
    }
}
