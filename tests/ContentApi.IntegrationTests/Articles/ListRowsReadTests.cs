using ContentApi.Data;
using ContentApi.Features.Articles.Listing;
using ContentApi.Features.Articles.Reading;
using ContentApi.IntegrationTests.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

/// <summary>An index in a plan proves nothing; what counts is how many rows a page reads.</summary>
public sealed class ListRowsReadTests(ManyArticlesFixture api) : IClassFixture<ManyArticlesFixture>
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

    [Theory, MemberData(nameof(FiltersAndSorts))]
    public async Task A_page_reads_few_rows_under_any_filter_and_sort(string filter, string sort)
    {
        foreach (var mode in (string[])["force_generic_plan", "force_custom_plan"])
            (await RowsReadAsync(filter, sort, mode)).ShouldBeLessThanOrEqualTo(MostRows, $"{filter} by {sort}, {mode}");
    }

    private async Task<long> RowsReadAsync(string filter, string sort, string mode)
    {
        var query = Query(filter, sort);
        await using var scope = api.Services.CreateAsyncScope();
        var filters = await ArticleFilters.FindAsync(scope.ServiceProvider.GetRequiredService<ContentDbContext>(), query, TestContext.Current.CancellationToken);
        var (sql, parameters) = new ListSql(query, filters, after: null).Page(ReaderColumns.WithoutBody);

        return await PlanReader.RowsReadAsync(api.Database, mode, sql, parameters);
    }

    private static ListArticlesQuery Query(string filter, string sort)
    {
        var values = filter.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToLookup(pair => pair[0], pair => pair[1]);
        return new ListArticlesQuery
        {
            Sort = sort,
            Source = Named("source"),
            Tag = Named("tag"),
            Section = Named("section"),
            Author = Named("author"),
            Language = Named("language"),
        };

        IReadOnlyList<string>? Named(string name) => values.Contains(name) ? [.. values[name]] : null;
    }
}
