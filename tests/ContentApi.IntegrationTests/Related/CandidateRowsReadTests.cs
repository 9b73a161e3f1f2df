using ContentApi.Domain.Related;
using ContentApi.Features.Related.Ranking;
using ContentApi.IntegrationTests.Support;
using NpgsqlTypes;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Related;

/// <summary>Publishing reads no more of a large collection than of a small one.</summary>
public sealed class CandidateRowsReadTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private const int Articles = 10_000;

    // Each term's heaviest, once through the index and once more to look whether anything has it, and the rows of those found.
    private const int MostRows = RankingBounds.AskedTerms * (RelatedSearch.HeaviestOfTerm + 1) + 2 * RankingBounds.StoredTerms + 2 * RankingBounds.Found;

    [Fact]
    public async Task Finding_candidates_reads_a_bounded_number_of_rows_however_common_the_terms()
    {
        // Every article has the first forty terms, the rest are in one of a hundred.
        await api.ExecuteAsync(
            $"""
            insert into related_articles (article_id, digest, source_number, published_at, authors, weighed_among)
            select gen_random_uuid(), '', 1, now() - n * interval '10 minutes', array[]::text[], {Articles} from generate_series(1, {Articles}) n;
            insert into related_postings (term, weight, number)
            select t, random(), a.number from related_articles a, generate_series(1, 40) t
            union all select 1000 + (a.number + t * 37) % 2400, random(), a.number from related_articles a, generate_series(1, 24) t;
            """);
        await api.ExecuteAsync("vacuum analyze related_postings");
        var terms = Enumerable.Range(1, 40).Concat(Enumerable.Range(1000, 88)).ToArray();

        foreach (var mode in (string[])["force_generic_plan", "force_custom_plan"])
        {
            var rows = await PlanReader.RowsReadAsync(api.Database, mode, RelatedSearch.CandidatesSql,
            [
                new() { Value = terms }, new() { Value = terms.Select(_ => 0.1f).ToArray() }, new() { Value = 0 },
                new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer, Value = DBNull.Value }, new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = DBNull.Value },
                new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = DBNull.Value },
                new() { Value = RankingBounds.AskedTerms }, new() { Value = RelatedSearch.HeaviestOfTerm }, new() { Value = RankingBounds.Found },
            ]);
            rows.ShouldBeInRange(RelatedSearch.HeaviestOfTerm, MostRows, mode);
        }
    }
}
