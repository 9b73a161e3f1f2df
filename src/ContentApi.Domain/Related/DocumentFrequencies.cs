using System.Runtime.CompilerServices;

namespace ContentApi.Domain.Related;

/// <summary>In how many articles each term stands, so that rare terms weigh more. Safe for use from several threads.</summary>
/// <remarks>
/// Kept in memory. Weights are taken once, on publication, and stay (measured: as good as weights that follow the collection), so
/// instances whose tables differ a little agree well enough. A table that is full forgets its rarest terms; a term that comes
/// back counts anew.
/// </remarks>
public sealed class DocumentFrequencies
{
    /// <summary>Terms that are remembered at most, unless another limit is given: about 30 MB.</summary>
    public const int DefaultCapacity = 1_000_000;

    private const double CountPower = 0.65;
    private const double PhraseWeight = 0.7;

    // As if so many articles about other things were there: on a young site a story's own words are in most of what there is,
    // and must not pass for common ones.
    private const int ArticlesElsewhere = 50;

    private readonly Lock gate = new();
    private readonly int capacity;
    private readonly Dictionary<int, int> counts;

    /// <summary>An empty table.</summary>
    /// <param name="capacity">The number of terms that are remembered at most.</param>
    public DocumentFrequencies(int capacity = DefaultCapacity) : this(0, [], capacity)
    {
    }

    internal DocumentFrequencies(int articles, Dictionary<int, int> counts, int capacity)
    {
        Articles = articles;
        this.counts = counts;
        this.capacity = capacity;
    }

    /// <summary>The number of articles counted.</summary>
    public int Articles { get; private set; }

    /// <summary>The number of terms remembered.</summary>
    public int Terms
    {
        get
        {
            lock (gate)
                return counts.Count;
        }
    }

    /// <summary>Counts an article.</summary>
    /// <param name="terms">The article's terms, each once.</param>
    public void Add(ReadOnlySpan<int> terms)
    {
        lock (gate)
        {
            Articles++;
            foreach (var term in terms)
                counts[term] = counts.GetValueOrDefault(term) + 1;

            if (counts.Count > capacity)
                ForgetTheRarest();
        }
    }

    /// <summary>Takes in what another table has counted.</summary>
    public void Add(DocumentFrequencies others)
    {
        Dictionary<int, int> theirs;
        int more;
        lock (others.gate)
            (theirs, more) = (new(others.counts), others.Articles);

        lock (gate)
        {
            Articles += more;
            foreach (var (term, count) in theirs)
                counts[term] = counts.GetValueOrDefault(term) + count;

            if (counts.Count > capacity)
                ForgetTheRarest();
        }
    }

    /// <summary>Whether another article has the term. A term that is new leads to no candidate.</summary>
    public bool Knows(int term)
    {
        lock (gate)
            return counts.ContainsKey(term);
    }

    /// <summary>The article as a vector, weighted by what is counted so far and the article itself.</summary>
    /// <param name="article">The article's terms.</param>
    /// <param name="isCounted">Whether the article was given to <see cref="Add(ReadOnlySpan{int})"/> before.</param>
    public TermVector Weigh(AnalysedText article, bool isCounted = false)
    {
        var itself = isCounted ? 0 : 1;
        var weights = new double[article.Terms.Length];
        lock (gate)
        {
            for (var i = 0; i < weights.Length; i++)
            {
                var term = article.Terms[i];
                var kind = term.IsPhrase ? PhraseWeight : 1;
                weights[i] = kind * Math.Pow(term.Count, CountPower) * Rarity(counts.GetValueOrDefault(term.Number) + itself, Articles + itself + ArticlesElsewhere);
            }
        }

        return TermVector.Of(article.Terms, weights);
    }

    /// <summary>How much a term says, by the share of articles that have it: 0 for all of them.</summary>
    /// <param name="containing">The articles that have the term.</param>
    /// <param name="articles">All articles.</param>
    public static double Rarity(int containing, int articles) =>
        Math.Log(1 + (articles - containing + 0.5) / (containing + 0.5));

    /// <summary>The table in bytes, to be stored and given to <see cref="FrequencyTable.Read"/>.</summary>
    public byte[] Pack()
    {
        lock (gate)
            return FrequencyTable.Write(Articles, counts);
    }

    // One entry in four goes at the least, or each new term would bring the next round.
    // Not in the compiler's first, slow form: this runs seldom, for long, and under the lock.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ForgetTheRarest()
    {
        for (var rarest = 1; counts.Count > capacity / 4 * 3; rarest++)
        {
            foreach (var (term, count) in counts)
            {
                if (count <= rarest)
                    counts.Remove(term);
            }
        }
    }
}
