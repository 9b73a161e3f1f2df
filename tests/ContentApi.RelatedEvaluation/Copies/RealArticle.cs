using System.Text.RegularExpressions;

namespace ContentApi.RelatedEvaluation.Copies;

/// <summary>An article of ../shared/real, as a list of paragraphs, so that it can be edited.</summary>
internal sealed partial record RealArticle(string Id, string Title, IReadOnlyList<string> Paragraphs)
{
    private const int SentencesInParagraph = 3;
    private const int LongParagraph = 120;

    public string Body => string.Join("\n\n", Paragraphs);

    public int Words => Paragraphs.Sum(paragraph => paragraph.Split(' ').Length);

    /// <summary>Outlets' articles, Wikinews, the posts of a blog, and the stories of a wire of 1987, each in the file's order.</summary>
    public static IEnumerable<RealArticle> Of(string file) => JsonLines.Read(SharedFolder.PathOf("real", file + ".ndjson.gz"))
        .Select((line, place) => file switch
        {
            "digitalgov-markdown" => FromMarkdown($"{file}:{place}", line.Text("markdown")!),
            "reuters-1987" => Make($"{file}:{place}", line.Text("title")!, LineBroken().Split(line.Text("body")!)),
            _ => Make($"{file}:{place}", line.Text("title")!, BlankLine().Split(line.Text("body")!)),
        });

    private static RealArticle FromMarkdown(string id, string markdown)
    {
        var body = markdown[(markdown.IndexOf("\n---", 3, StringComparison.Ordinal) + 4)..];
        var plain = Link().Replace(Shortcode().Replace(body, ""), "$1").Replace("**", "", StringComparison.Ordinal).Replace("#", "", StringComparison.Ordinal);
        return Make(id, TitleLine().Match(markdown).Groups[1].Value, BlankLine().Split(plain));
    }

    private static RealArticle Make(string id, string title, IEnumerable<string> paragraphs)
    {
        var clean = paragraphs.Select(paragraph => Space().Replace(paragraph, " ").Trim()).Where(paragraph => paragraph.Length > 0).ToList();
        return new RealArticle(id, Space().Replace(title, " ").Trim(), [.. clean.SelectMany(paragraph => clean.Count > 2 && paragraph.Split(' ').Length < LongParagraph ? [paragraph] : Cut(paragraph))]);
    }

    private static IEnumerable<string> Cut(string paragraph) =>
        Sentence().Split(paragraph).Chunk(SentencesInParagraph).Select(sentences => string.Join(' ', sentences));

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"\n {3,}")]
    private static partial Regex LineBroken();

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex Space();

    [GeneratedRegex(@"(?<=[.!?]) (?=[A-Z])")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\{\{.*?\}\}")]
    private static partial Regex Shortcode();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\ntitle: ""?(.*?)""?\n")]
    private static partial Regex TitleLine();
}
