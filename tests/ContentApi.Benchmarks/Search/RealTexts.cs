using System.IO.Compression;
using System.Text.Json;

namespace ContentApi.Benchmarks.Search;

/// <summary>An article to load.</summary>
/// <param name="Title">Its headline.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Body">Its text.</param>
internal sealed record NewsText(string Title, string? Summary, string Body);

/// <summary>Articles that stand beside the repository, and any number recombined of their sentences.</summary>
internal static class RealTexts
{
    private const int WordsOfArticle = 450;

    private static readonly string[] Sets =
        ["eval/stories/articles", "eval/govblog/articles", "real/wikinews-2019-2020", "real/outlets-2012-2020", "real/reuters-1987"];

    /// <summary>The articles that have a title and a body.</summary>
    public static List<NewsText> Load()
    {
        var texts = new List<NewsText>();
        foreach (var set in Sets)
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Shared(), set + ".ndjson.gz")), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
            {
                var article = JsonElement.Parse(line);
                if (Text(article, "title") is { Length: > 0 } title && Text(article, "body") is { Length: > 200 } body)
                    texts.Add(new NewsText(title.Length > 300 ? title[..300] : title, Text(article, "summary"), body.Replace('\0', ' ')));
            }
        }

        return texts;
    }

    /// <summary>Articles of 450 words: sentences of two real ones, under the title of one.</summary>
    public static IEnumerable<NewsText> Recombined(List<NewsText> real, int count)
    {
        var random = new Random(7);
        for (var n = 0; n < count; n++)
        {
            var (first, second) = (real[random.Next(real.Count)], real[random.Next(real.Count)]);
            var sentences = first.Body.Split(". ").Concat(second.Body.Split(". ")).ToArray();
            random.Shuffle(sentences);
            var (body, words) = (new List<string>(), 0);
            foreach (var sentence in sentences.TakeWhile(_ => words < WordsOfArticle))
            {
                body.Add(sentence);
                words += sentence.AsSpan().Count(' ') + 1;
            }

            yield return new NewsText(first.Title, second.Title, string.Join(". ", body));
        }
    }

    private static string? Text(JsonElement article, string member) =>
        article.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static string Shared()
    {
        if (Environment.GetEnvironmentVariable("CONTENTAPI_SHARED") is { Length: > 0 } configured)
            return configured;

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "eval")))
                return Path.Combine(folder.FullName, "shared");
        }

        throw new DirectoryNotFoundException("No folder ../shared beside the repository. Set CONTENTAPI_SHARED to its path.");
    }
}
