using ContentApi.IntegrationTests.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles.Importing;

public sealed class LongImportTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    [Fact]
    public async Task Its_words_are_gathered_and_found_with_it_and_sorted_in_when_it_has_ended()
    {
        var source = await api.AnySourceAsync;

        var wereGathered = UntilAsync(gathers: true);
        var report = await api.ImportAsync([.. Enumerable.Range(0, 700).Select(n => (object)new { title = $"Line {n}", source = source.Slug, externalId = $"{n}", body = $"<p>Ferry word{n}.</p>", status = "published" })]);

        report.Summary.Number("created").ShouldBe(700);
        await wereGathered;
        await ShouldBeFoundAsync();
        await UntilAsync(gathers: false);
        await ShouldBeFoundAsync();
    }

    [Fact]
    public async Task Of_a_short_one_they_are_sorted_in_at_once()
    {
        var source = await api.AnySourceAsync;
        var before = await OptionsAsync();

        await api.ImportAsync(new { title = "One line", source = source.Slug, body = "<p>Alone.</p>", status = "published" });

        (await OptionsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_role_that_does_not_own_the_index_gathers_and_sorts_in_too()
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        (await AskAsync("create role importer; set local role importer; select search_gather(); select search_gathers()")).ShouldBeTrue();
        // Whether it goes on is for the imports to say that others have made.
        (await AskAsync("select search_sort_in()")).ShouldBe(await AskAsync("select search_gathers()"));

        async Task<bool> AskAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var last = false;
            do
            {
                if (await reader.ReadAsync(TestContext.Current.CancellationToken) && reader.GetFieldType(0) == typeof(bool))
                    last = reader.GetBoolean(0);
            }
            while (await reader.NextResultAsync(TestContext.Current.CancellationToken));
            return last;
        }
    }

    private async Task ShouldBeFoundAsync()
    {
        foreach (var (word, articles) in ((string, int)[])[("word3", 1), ("word699", 1), ("ferry", 700)])
            (await api.Anonymous.JsonAsync($"/v1/articles?q={word}&count=true&limit=1")).Number("total").ShouldBe(articles, word);
    }

    private async Task UntilAsync(bool gathers)
    {
        for (var deadline = DateTime.UtcNow.AddMinutes(1); await api.AskAsync<bool>("select search_gathers()") != gathers; await Task.Delay(20, TestContext.Current.CancellationToken))
            DateTime.UtcNow.ShouldBeLessThan(deadline, gathers ? "Words were never gathered." : "Words are gathered for ever.");
    }

    private Task<string> OptionsAsync() => api.AskAsync<string>("select array_to_string(reloptions, ' ') from pg_class where relname = 'ix_edition_search_fts'");
}
