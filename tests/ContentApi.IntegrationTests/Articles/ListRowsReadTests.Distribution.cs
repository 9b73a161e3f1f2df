using ContentApi.Features.Feeds;
using ContentApi.IntegrationTests.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

/// <summary>What sitemaps read; the pages of feeds are those of the article list.</summary>
public sealed partial class ListRowsReadTests
{
    private const int PartSize = 50_000;

    [Theory, InlineData("force_generic_plan"), InlineData("force_custom_plan")]
    public async Task The_index_reads_a_few_rows_a_part(string mode) =>
        (await PlanReader.RowsReadAsync(api.Database, mode, SitemapSql.Parts, [])).ShouldBeLessThan(100);

    [Theory, InlineData("force_generic_plan"), InlineData("force_custom_plan")]
    public async Task News_read_what_two_days_brought(string mode)
    {
        (await PlanReader.RowsReadAsync(api.Database, mode, Numbered(SitemapSql.News), [Parameter(SitemapSql.MostNews), Parameter(0)])).ShouldBeLessThan(5_000);
        (await PlanReader.RowsReadAsync(api.Database, mode, SitemapSql.NewsCount, [])).ShouldBeLessThan(5_000);
    }

    [Fact]
    public async Task A_part_reads_its_own_articles_alone()
    {
        var rows = await PlanReader.RowsReadAsync(api.Database, "force_custom_plan", Numbered(SitemapSql.PartPages), [Parameter(1)]);

        // Each once in the part and once by the view; of a table of two parts the planner may look at both to find one.
        rows.ShouldBeLessThanOrEqualTo(3 * PartSize);
    }

    [Fact]
    public async Task Parts_hold_fifty_thousand_and_all_there_is()
    {
        var first = await api.Anonymous.GetStringAsync("/sitemaps/articles-1.xml");
        var second = await api.Anonymous.GetStringAsync("/sitemaps/articles-2.xml");

        Count(first).ShouldBe(PartSize);
        (Count(first) + Count(second)).ShouldBe(ManyArticlesFixture.Articles);
        (await api.Anonymous.GetStringAsync("/sitemap.xml")).ShouldContain("/sitemaps/articles-2.xml");

        static int Count(string xml) => xml.Split("<url>").Length - 1;
    }

    private static string Numbered(string sql) => sql.Replace("{0}", "$1", StringComparison.Ordinal).Replace("{1}", "$2", StringComparison.Ordinal);

    private static NpgsqlParameter<int> Parameter(int value) => new() { TypedValue = value };
}
