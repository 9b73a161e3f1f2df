namespace ContentApi.Features.Articles.Bodies;

/// <summary>Collects what is taken out of a body: each name once, and no more than an answer should hold.</summary>
internal sealed class Removals
{
    private const int MaxNames = 100;
    private const int MaxNameLength = 50;

    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly List<Removal> list = [];

    public bool IsEmpty => list.Count == 0;

    public IReadOnlyList<Removal> ToList() => list;

    public void Add(string name)
    {
        if (list.Count >= MaxNames)
            return;

        var shown = name.Length <= MaxNameLength ? name : name[..MaxNameLength] + "…";
        if (known.Add(shown))
            list.Add(new Removal("body", shown));
    }
}
