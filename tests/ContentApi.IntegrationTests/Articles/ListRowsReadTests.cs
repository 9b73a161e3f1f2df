using System.Globalization;
using System.Text.Json;
using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Keys;
using ContentApi.Features.Articles.Listing;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Searching;
using ContentApi.Http.Authentication;
using ContentApi.IntegrationTests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

/// <summary>An index in a plan proves nothing; what counts is how many rows a page reads.</summary>
public sealed partial class ListRowsReadTests(ManyArticlesFixture api) : IClassFixture<ManyArticlesFixture>
{
    private const int MostRows = 5_000;

    public static TheoryData<string, string> FiltersAndSorts()
    {
        string[] filters =
        [
            "", "tag=tag-1", "tag=tag-3", "tag=tag-4", "tag=old-tag", "section=old-section", "source=old-source", "source=source-3", "author=author-7", "language=ja",
            "tag=old-tag&section=section-2", "tag=old-tag&source=old-source", "tag=tag-1&source=source-4&section=section-4", "tag=tag-4&tag=old-tag",
            "tag=tag-1&tag=tag-2&tag=tag-3", "source=source-1&source=source-2&language=en",
        ];
        var data = new TheoryData<string, string>();
        foreach (var filter in filters)
        {
            foreach (var sort in (string[])["-publishedAt", "publishedAt", "-updatedAt", "title"])
                data.Add(filter, sort);
        }

        return data;
    }

    // Filters that hardly meet, dates across the order, dates that few articles have.
    public static TheoryData<string> AwkwardFilters() =>
    [
        "tag=old-tag&tag=tag-4&section=section-1", "tag=old-tag&section=old-section", "tag=tag-5&section=old-section", "tag=old-tag&author=author-7", "tag=tag-5&tag=tag-4&source=old-source",
        "publishedBefore=-2100", "publishedAfter=-3", "publishedAfter=-2500&publishedBefore=-2499", "updatedAfter=-2", "updatedAfter=-2000&publishedBefore=-2400",
        "tag=old-tag&updatedAfter=-30", "section=old-section&publishedAfter=-2000", "language=ja&publishedBefore=-2800", "tag=tag-2&section=section-3&publishedBefore=-2000",
    ];

    public static TheoryData<string> Queries() =>
    [
        "the", "half", "tenth", "rare", "bygone", "modern", "quarter", "nothingofthekind", "the of", "\"the of\"", "\"half tenth\"", "half -tenth", "-the", "-rare", "half or rare",
        "bygone -half", "the -\"text7 of\"", "number93007", "half bygone", "quarter modern",
    ];

    public static TheoryData<string, string> QueriesAndFilters()
    {
        var data = new TheoryData<string, string>();
        foreach (var words in (string[])["the", "bygone", "\"the of\"", "-half", "quarter"])
        {
            foreach (var filter in (string[])["tag=old-tag", "section=old-section", "tag=tag-1&source=source-3", "source=source-7&source=source-8", "publishedBefore=-2100", "updatedAfter=-30", "tag=tag-5&section=old-section"])
                data.Add(words, filter);
        }

        return data;
    }

    [Fact]
    public async Task Looking_for_what_is_due_reads_none_of_the_articles_that_are_not()
    {
        // Four times a second on every instance. The first call of a session reads the catalogue as well.
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var plan = "";
        for (var call = 0; call < 2; call++)
        {
            await using var command = new NpgsqlCommand("explain (analyze, buffers, format json) select * from due_article()", connection);
            plan = (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }

        var root = JsonElement.Parse(plan)[0].GetProperty("Plan");
        (root.GetProperty("Shared Hit Blocks").GetInt64() + root.GetProperty("Shared Read Blocks").GetInt64()).ShouldBeLessThan(100, plan);
    }

    public static TheoryData<string, string> EditorsFiltersAndSorts()
    {
        string[] filters =
        [
            "status=draft", "status=published", "status=unpublished", "status=draft&status=scheduled&status=published&status=unpublished", "mine=true",
            "status=published&tag=old-tag", "status=draft&tag=tag-1", "status=published&source=old-source", "mine=true&section=old-section", "mine=true&status=draft",
            "mine=true&status=published&tag=tag-1&source=source-4", "status=published&tag=tag-4&tag=old-tag",
        ];
        var data = new TheoryData<string, string>();
        foreach (var filter in filters)
        {
            foreach (var sort in (string[])["-savedAt", "-publishedAt", "publishedAt", "-updatedAt", "title"])
                data.Add(filter, sort);
        }

        return data;
    }

    [Theory, InlineData(""), InlineData("&q=the")]
    public async Task A_total_is_counted_up_to_ten_thousand(string filter)
    {
        var list = await api.ClientFor(Role.Viewer).JsonAsync($"/v1/articles?count=true&limit=1{filter}");

        list.Number("total").ShouldBe(10_000);
        list.GetProperty("totalIsMinimum").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task What_licences_withhold_does_not_make_a_total_exact_that_is_not()
    {
        var many = await api.Anonymous.JsonAsync("/v1/articles?count=true&limit=1&q=of");
        var withheld = await api.Anonymous.JsonAsync("/v1/articles?count=true&limit=1&q=of&source=source-8");
        var few = await api.Anonymous.JsonAsync("/v1/articles?count=true&limit=1&q=rare");

        many.Number("total").ShouldBe(10_000);
        many.GetProperty("totalIsMinimum").GetBoolean().ShouldBeTrue();
        withheld.Number("total").ShouldBe(0);
        withheld.GetProperty("totalIsMinimum").GetBoolean().ShouldBeFalse();
        few.Number("total").ShouldBe(100);
        few.GetProperty("totalIsMinimum").GetBoolean().ShouldBeFalse();
    }

    [Theory, MemberData(nameof(EditorsFiltersAndSorts))]
    public async Task A_page_of_the_editors_list_reads_few_rows_too(string filter, string sort)
    {
        foreach (var maker in (Guid[])[ManyArticlesFixture.BusyMaker, ManyArticlesFixture.RareMaker])
        {
            foreach (var mode in (string[])["force_generic_plan", "force_custom_plan"])
                (await EditorsRowsReadAsync(filter, sort, mode, maker)).ShouldBeLessThanOrEqualTo(MostRows, $"{filter} by {sort}, {mode}");
        }
    }

    private async Task<long> EditorsRowsReadAsync(string filter, string sort, string mode, Guid maker)
    {
        var query = Query(filter, sort, words: null);
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ContentDbContext>();
        var filters = await DeskFilters.FindAsync(db, query, new Caller(maker, "Maker", Role.Editor, ExpiresAt: null), TestContext.Current.CancellationToken);
        var (sql, parameters) = new DeskListSql(query, filters, after: null).Page(withBody: false);

        return await PlanReader.RowsReadAsync(api.Database, mode, sql, parameters);
    }

    [Theory, MemberData(nameof(FiltersAndSorts))]
    public Task A_page_reads_few_rows_under_any_filter_and_sort(string filter, string sort) => ShouldReadFewAsync(filter, [sort]);

    [Theory, MemberData(nameof(AwkwardFilters))]
    public Task Nor_does_it_read_many_where_filters_hardly_meet_or_cross_the_order(string filter) => ShouldReadFewAsync(filter, ["-publishedAt", "publishedAt", "-updatedAt", "title"]);

    [Theory, MemberData(nameof(Queries))]
    public Task A_search_reads_few_rows_whatever_the_words(string words) => ShouldReadFewAsync("", ["relevance", "-publishedAt", "publishedAt", "-updatedAt", "title"], words);

    [Theory, MemberData(nameof(QueriesAndFilters))]
    public Task Nor_does_a_filtered_one(string words, string filter) => ShouldReadFewAsync(filter, ["relevance", "publishedAt", "-updatedAt"], words);

    private async Task ShouldReadFewAsync(string filter, string[] sorts, string? words = null)
    {
        foreach (var sort in sorts)
        {
            // Without a key some text is withheld, and rows are looked at one by one.
            foreach (var (mode, withKey) in ((string, bool)[])[("force_generic_plan", false), ("force_custom_plan", words is null)])
                (await RowsReadAsync(filter, sort, mode, words, withKey)).ShouldBeLessThanOrEqualTo(MostRows, $"{words} {filter} by {sort}, {mode}");
            if (words is not null)
                (await RowsReadAsync(filter, sort, "force_generic_plan", words, withKey: true)).ShouldBeLessThanOrEqualTo(MostRows, $"{words} {filter} by {sort}, with a key");
        }
    }

    private async Task<long> RowsReadAsync(string filter, string sort, string mode, string? words, bool withKey)
    {
        var query = Query(filter, sort, words);
        await using var scope = api.Services.CreateAsyncScope();
        var cancellationToken = TestContext.Current.CancellationToken;
        var filters = await ArticleFilters.FindAsync(scope.ServiceProvider.GetRequiredService<ContentDbContext>(), query, cancellationToken);
        var search = await scope.ServiceProvider.GetRequiredService<ArticleSearches>().PrepareAsync(query, filters, withKey, cancellationToken);
        var (sql, parameters) = search is null
            ? new ListSql(query, filters, after: null).Page(ReaderColumns.WithoutBody)
            : new SearchSql(search, after: null).Page(ReaderColumns.WithoutBody);

        return await PlanReader.RowsReadAsync(api.Database, mode, sql, parameters);
    }

    private static ListArticlesQuery Query(string filter, string sort, string? words)
    {
        var values = filter.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToLookup(pair => pair[0], pair => pair[1]);
        return new ListArticlesQuery
        {
            Q = words,
            Sort = sort,
            Source = Named("source"),
            Tag = Named("tag"),
            Section = Named("section"),
            Author = Named("author"),
            Language = Named("language"),
            Status = Named("status")?.Select(status => Enum.Parse<ArticleStatus>(status, ignoreCase: true)).ToList(),
            Mine = values.Contains("mine"),
            PublishedAfter = Days("publishedAfter"),
            PublishedBefore = Days("publishedBefore"),
            UpdatedAfter = Days("updatedAfter"),
        };

        IReadOnlyList<string>? Named(string name) => values.Contains(name) ? [.. values[name]] : null;

        DateTimeOffset? Days(string name) => values.Contains(name) ? DateTimeOffset.UtcNow.AddDays(int.Parse(values[name].Single(), CultureInfo.InvariantCulture)) : null;
    }
}
