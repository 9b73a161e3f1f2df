namespace ContentApi.Domain.ReaderAids;

/// <summary>One to three words (in unspaced scripts a run of characters) with their uses in an article.</summary>
/// <param name="stems">The words without their endings.</param>
/// <param name="rarity">The sum of the roots of their rarities.</param>
/// <param name="position">How many words stand before the first use.</param>
internal sealed class KeywordPhrase(string[] stems, double rarity, int position)
{
    private readonly Dictionary<string, int> spellings = [];
    private int inTitle;

    public string[] Stems { get; } = stems;

    public string Key { get; } = string.Join(' ', stems);

    public int Position { get; } = position;

    /// <summary>Uses in the text itself.</summary>
    public int InText { get; private set; }

    /// <summary>Uses; one in the title counts three times, if the text takes the phrase up.</summary>
    public int Count => InText > 0 || Stems.Length == 1 ? InText + inTitle : 1;

    /// <summary>Whether it is written as names are.</summary>
    public bool IsName { get; set; }

    /// <summary>The commonest spelling first.</summary>
    public IEnumerable<string> Spellings => spellings.OrderByDescending(spelling => spelling.Value).ThenBy(spelling => spelling.Key, StringComparer.Ordinal).Select(spelling => spelling.Key);

    public double Score => Math.Pow(Count, 0.8) * rarity / Math.Pow(Stems.Length, 0.7) * (1 + 0.5 * Math.Exp(-Position / 60.0));

    /// <param name="spelling">As it stands there.</param>
    /// <param name="uses">How much the place counts.</param>
    /// <param name="isTitle">Whether it is the title, whose way of writing says least.</param>
    public void Add(string spelling, int uses, bool isTitle)
    {
        if (isTitle)
            inTitle += uses;
        else
            InText += uses;
        spellings[spelling] = spellings.GetValueOrDefault(spelling) + (isTitle ? 1 : 2);
    }

    /// <summary>Whether the other one is this, or a part of it.</summary>
    public bool Holds(KeywordPhrase other) =>
        Key == other.Key || (Stems.Length > 1 && $" {Key} ".Contains($" {other.Key} ", StringComparison.Ordinal)) || (Stems.Length == 1 && IsUnspaced && Key.Contains(other.Key, StringComparison.Ordinal));

    /// <summary>The keys of its parts.</summary>
    public IEnumerable<string> Parts()
    {
        for (var length = 1; length < Stems.Length; length++)
        {
            for (var start = 0; start + length <= Stems.Length; start++)
                yield return string.Join(' ', Stems, start, length);
        }
    }

    private bool IsUnspaced => Key.EnumerateRunes().All(Text.Unicode.IsUnspaced);
}
