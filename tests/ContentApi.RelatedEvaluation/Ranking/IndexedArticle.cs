using ContentApi.Domain.Related;

namespace ContentApi.RelatedEvaluation.Ranking;

/// <summary>What the tables hold of an article, in memory.</summary>
internal sealed class IndexedArticle(EvaluationArticle article)
{
    public EvaluationArticle Article { get; } = article;
    public AnalysedText Text { get; } = TermAnalysis.Analyse(article.Title, article.Summary, article.Body, article.Language);
    public AnalysedText Topics { get; } = TopicAnalysis.Analyse(article.Tags, null);
    public TermVector Vector { get; private set; } = null!;
    public byte[] Packed { get; private set; } = [];
    public TermVector TopicVector { get; private set; } = null!;
    public NearestCosines Nearest { get; set; } = new();
    public RankedList Related { get; } = new();

    public void Weigh(DocumentFrequencies frequencies, bool isCounted)
    {
        Vector = frequencies.Weigh(Text, isCounted);
        Packed = Vector.Pack();
        TopicVector = frequencies.Weigh(Topics, isCounted);
    }

    public void CountIn(DocumentFrequencies frequencies) => frequencies.Add([.. Text.Numbers, .. Topics.Numbers]);
}

/// <summary>The forty best for an article, as its row holds them.</summary>
internal sealed class RankedList
{
    private const int Length = RankingBounds.ListLength;
    private readonly List<(IndexedArticle Other, double Fit)> items = [];

    public IEnumerable<(IndexedArticle Other, double Fit)> Items => items;

    public void Clear() => items.Clear();

    public bool Add(IndexedArticle other, double fit)
    {
        if (fit < RelatedScore.LeastFit || items.Count == Length && fit <= items[^1].Fit)
            return false;
        if (items.Count == Length)
            items.RemoveAt(Length - 1);

        var place = items.FindIndex(item => item.Fit < fit);
        items.Insert(place < 0 ? items.Count : place, (other, fit));
        return true;
    }
}
