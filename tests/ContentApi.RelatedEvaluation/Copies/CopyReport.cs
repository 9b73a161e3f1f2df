using ContentApi.RelatedEvaluation.Ranking;

namespace ContentApi.RelatedEvaluation.Copies;

/// <summary>Says how many of the copies were found, and how much of what was found are copies.</summary>
/// <param name="set">What is a copy of what.</param>
/// <param name="found">The pairs that are said to be copies.</param>
internal sealed class CopyReport(CopySet set, IReadOnlySet<(string One, string Other)> found)
{
    private const int ShownCharacters = 400;

    private readonly Dictionary<string, EvaluationArticle> articles = set.Articles.ToDictionary(article => article.Id);
    private readonly HashSet<(string One, string Other)> edited = [.. set.Articles.GroupBy(article => set.FamilyOf(article.Id), article => article.Id).SelectMany(family => CopySet.PairsOf([.. family]))];

    /// <summary>Prints the tables.</summary>
    /// <param name="way">How they were found.</param>
    public void Print(string way)
    {
        Console.WriteLine($"{articles.Count} articles, {set.Edits.Count} of them edited copies; {way}.\n");
        Console.WriteLine("| pairs | to find | found | recall | said to be copies | right | precision |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        PrintRow("all, with what the wire itself resent", [.. edited, .. set.Resent.Where(pair => articles.ContainsKey(pair.Item1) && articles.ContainsKey(pair.Item2))], found);
        PrintRow("made here", edited, [.. found.Where(pair => edited.Contains(pair) || set.Edits.ContainsKey(pair.One) || set.Edits.ContainsKey(pair.Other) || KindOf(pair) != CopySet.Wire)]);

        Console.WriteLine("\n| edit | copies | found beside the original | share |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var edit in set.Edits.GroupBy(edit => edit.Value.Edit).OrderBy(edit => edit.Key, StringComparer.Ordinal))
        {
            var beside = edit.Count(copy => found.Contains(CopySet.PairOf(copy.Key, copy.Value.Original)));
            Console.WriteLine($"| {edit.Key} | {edit.Count()} | {beside} | {(double)beside / edit.Count():f3} |");
        }

        Console.WriteLine("\n| what is no copy | articles | pairs said to be copies |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (var kind in set.Negatives.GroupBy(negative => negative.Value).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            Console.WriteLine($"| {kind.Key} | {kind.Count()} | {found.Count(pair => !IsRight(pair) && KindOf(pair) == kind.Key)} |");
    }

    /// <summary>Prints the beginnings of what was missed beside its original, and of what was wrong.</summary>
    public void PrintMistakes()
    {
        foreach (var pair in edited.Except(found).Where(pair => !set.Edits.ContainsKey(pair.One) || !set.Edits.ContainsKey(pair.Other)))
            PrintPair("missed", pair);
        foreach (var pair in found.Where(pair => !IsRight(pair)))
            PrintPair("wrong", pair);
    }

    private void PrintRow(string name, HashSet<(string, string)> toFind, IReadOnlyCollection<(string One, string Other)> said)
    {
        var (hits, right) = (toFind.Count(found.Contains), said.Count(IsRight));
        Console.WriteLine($"| {name} | {toFind.Count} | {hits} | {(double)hits / toFind.Count:f4} | {said.Count} | {right} | {(double)right / said.Count:f4} |");
    }

    private void PrintPair(string how, (string One, string Other) pair) =>
        Console.WriteLine($"\n{how}: {Beginning(pair.One)}\n  {Beginning(pair.Other)}");

    private string Beginning(string id)
    {
        var body = articles[id].Body;
        return $"{id} ({set.Edits.GetValueOrDefault(id).Edit}), {body.Split(' ').Length} words: {articles[id].Title} | {body[..Math.Min(ShownCharacters, body.Length)].ReplaceLineEndings(" ")}";
    }

    private bool IsRight((string One, string Other) pair) => set.AreCopies(pair.One, pair.Other);

    // The wire is beside all else; what it is paired with says more.
    private string? KindOf((string One, string Other) pair) =>
        ((string?[])[set.Negatives.GetValueOrDefault(pair.One), set.Negatives.GetValueOrDefault(pair.Other)]).OfType<string>().OrderBy(kind => kind == CopySet.Wire).FirstOrDefault();
}
