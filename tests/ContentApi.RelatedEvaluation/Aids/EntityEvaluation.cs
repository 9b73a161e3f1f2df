using System.Globalization;
using ContentApi.Domain.ReaderAids;

namespace ContentApi.RelatedEvaluation.Aids;

/// <summary>
/// Entities against labels: a TSV of article, type and name, of a date its value; a type behind ? may be found or not. The articles are Wikinews' and the outlets' in ../shared/real,
/// by their place in the file.
/// </summary>
internal static class EntityEvaluation
{
    public static void Run(string labelFile, bool explain)
    {
        var labels = File.ReadLines(labelFile).Where(line => line.Length > 0 && line[0] != '#').Select(Label.Parse).GroupBy(label => label.Article).ToList();
        var tallies = Enum.GetValues<EntityType>().ToDictionary(type => type, _ => (Right: 0, Given: 0, Found: 0, Wanted: 0));
        foreach (var article in labels)
        {
            var entities = Entities.Of(Text(article.Key));
            foreach (var type in Enum.GetValues<EntityType>())
            {
                var wanted = article.Where(label => label.Type.Equals(type.ToString(), StringComparison.OrdinalIgnoreCase)).ToList();
                var given = entities.Where(entity => entity.Type == type).Select(entity => entity.Value ?? entity.Name).ToList();
                var wrong = given.Where(name => !wanted.Exists(label => label.Names.Contains(name))).ToList();
                var missed = wanted.Where(label => label.IsNeeded && !label.Names.Any(given.Contains)).ToList();
                var needed = wanted.Count(label => label.IsNeeded);
                var (right, all, found, most) = tallies[type];
                tallies[type] = (right + given.Count - wrong.Count, all + given.Count, found + needed - missed.Count, most + needed);
                if (explain)
                {
                    wrong.ForEach(name => Console.WriteLine($"{article.Key} {type} wrong: {name}{(type is EntityType.Date ? $" ({entities.First(e => e.Value == name).Name})" : "")}"));
                    missed.ForEach(label => Console.WriteLine($"{article.Key} {type} missed: {label.Names[0]}"));
                }
            }
        }

        Console.WriteLine($"| entities of {labels.Count} articles | precision | recall | labels |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var (type, (right, given, found, wanted)) in tallies)
            Print(type.ToString(), right, given, found, wanted);
        Print("all", tallies.Values.Sum(t => t.Right), tallies.Values.Sum(t => t.Given), tallies.Values.Sum(t => t.Found), tallies.Values.Sum(t => t.Wanted));
    }

    /// <summary>Prints articles and what is found in them, to label by.</summary>
    public static void Show(IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            var text = Text(id);
            Console.WriteLine($"=== {id} {text.PublishedAt:yyyy-MM-dd ddd} {text.Title}\n{string.Join('\n', text.Blocks.Select(block => block.Text))}");
        }
    }

    private static AidText Text(string id)
    {
        var (file, place) = id.Split(':') switch { [var f, var p] => (f, int.Parse(p, CultureInfo.InvariantCulture)), _ => throw new FormatException(id) };
        var line = JsonLines.Read(SharedFolder.PathOf("real", file + ".ndjson.gz")).ElementAt(place);
        var published = DateTimeOffset.Parse(line.Text("published_at") ?? line.Text("published")!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return AidText.FromLines(line.Text("title")!, line.Text("body")!, "en", published);
    }

    private static void Print(string name, int right, int given, int found, int wanted) =>
        Console.WriteLine($"| {name} | {(given == 0 ? 1 : (double)right / given):f3} | {(wanted == 0 ? 1 : (double)found / wanted):f3} | {wanted} |");

    private sealed record Label(string Article, string Type, bool IsNeeded, string[] Names)
    {
        public static Label Parse(string line) =>
            line.Split('\t') is [var article, var type, var names] ? new Label(article, type.TrimStart('?'), type[0] != '?', names.Split('|')) : throw new FormatException(line);
    }
}
