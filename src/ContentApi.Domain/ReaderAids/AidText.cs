using ContentApi.Domain.Text;

namespace ContentApi.Domain.ReaderAids;

/// <summary>What reader aids are made from: an article's title and the text of its blocks, white space folded.</summary>
/// <param name="Title">The headline.</param>
/// <param name="Blocks">The text, without captions, tables and code.</param>
/// <param name="Language">A BCP 47 tag, or null.</param>
/// <param name="PublishedAt">The day that "on Monday" is reckoned from.</param>
public sealed record AidText(string Title, IReadOnlyList<AidBlock> Blocks, string? Language, DateTimeOffset PublishedAt)
{
    /// <summary>How much of a long article keywords and entities are read from.</summary>
    internal const int MostCharacters = 100_000;

    private const double EnglishShare = 0.15;

    /// <summary>The primary subtag; where none is given, English if it reads like English.</summary>
    public string PrimaryLanguage { get; } = Language is null ? Guess(Blocks) : Language.Split('-')[0].ToLowerInvariant();

    /// <summary>Whether the rules for English hold.</summary>
    public bool IsEnglish => PrimaryLanguage == "en";

    /// <summary>The text of plain lines, each a paragraph.</summary>
    public static AidText FromLines(string title, string lines, string? language, DateTimeOffset publishedAt) => new(
        Unicode.FoldWhiteSpace(title),
        [.. lines.Split('\n').Select(Unicode.FoldWhiteSpace).Where(line => line.Length > 0).Select(line => new AidBlock(BlockKind.Paragraph, line))],
        language,
        publishedAt);

    private static string Guess(IReadOnlyList<AidBlock> blocks)
    {
        var stops = Related.StopWords.For("en");
        var words = blocks.Take(10).SelectMany(block => block.Text.Split(' ')).Take(300).ToList();
        return words.Count > 0 && words.Count(word => stops.Contains(word.ToLowerInvariant())) >= words.Count * EnglishShare ? "en" : "und";
    }
}

/// <summary>A paragraph, heading, item or quotation.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text on one line.</param>
public sealed record AidBlock(BlockKind Kind, string Text);

/// <summary>What a block of an article is.</summary>
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>The headline of a part.</summary>
    Heading,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>A quotation set apart.</summary>
    Quote,
}
