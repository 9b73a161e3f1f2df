namespace ContentApi.RelatedEvaluation.Ranking;

/// <summary>The four figures that score.py prints, by the same arithmetic.</summary>
internal readonly record struct RankingMeasures(double Ndcg5, double Ndcg10, double Map, double Recall10)
{
    private const int Depth = 100;

    /// <summary>The mean over the queries; one without an answer counts as 0.</summary>
    /// <param name="judgements">The grades by query and article.</param>
    /// <param name="ranked">The articles for a query, best first.</param>
    public static RankingMeasures Mean(
        IEnumerable<KeyValuePair<string, Dictionary<string, int>>> judgements, Func<string, IEnumerable<string>> ranked)
    {
        var each = judgements
            .Where(query => query.Value.Any(grade => grade.Key != query.Key && grade.Value > 0))
            .Select(query => Of(query.Key, query.Value, ranked(query.Key)))
            .ToList();

        return new RankingMeasures(
            each.Average(one => one.Ndcg5), each.Average(one => one.Ndcg10), each.Average(one => one.Map), each.Average(one => one.Recall10));
    }

    private static RankingMeasures Of(string query, Dictionary<string, int> grades, IEnumerable<string> ranked)
    {
        var got = ranked.Where(id => id != query).Distinct().Take(Depth).Select(id => grades.GetValueOrDefault(id)).ToArray();
        var ideal = grades.Where(grade => grade.Key != query).Select(grade => grade.Value).OrderDescending().ToArray();
        var related = ideal.Count(grade => grade > 0);
        var (hits, precision) = (0, 0.0);
        for (var i = 0; i < got.Length; i++)
        {
            if (got[i] > 0)
                precision += ++hits / (i + 1.0);
        }

        return new RankingMeasures(
            Gain(got, 5) / Gain(ideal, 5),
            Gain(got, 10) / Gain(ideal, 10),
            precision / related,
            got.Take(10).Count(grade => grade > 0) / (double)related);
    }

    private static double Gain(int[] grades, int depth) =>
        grades.Take(depth).Select((grade, place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2)).Sum();
}
