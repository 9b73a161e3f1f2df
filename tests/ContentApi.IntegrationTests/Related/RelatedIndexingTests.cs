using ContentApi.IntegrationTests.Articles.Importing;
using ContentApi.IntegrationTests.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Related;

/// <summary>The work behind the lists: shared by instances, repeated after a crash, and never in an editor's way.</summary>
public sealed class RelatedIndexingTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    [Fact]
    public async Task Many_articles_at_once_are_related_by_several_instances_each_once_and_completely()
    {
        var second = await api.SecondInstanceAsync();
        var stories = Enumerable.Range(0, 10).Select(_ => new Story()).ToList();
        var articles = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => stories[i % 10].PublishAsync(api)));
        await api.SettleAsync();

        for (var i = 0; i < articles.Length; i++)
        {
            var expected = articles.Where((_, other) => other % 10 == i % 10 && other != i).Select(other => other.Id);
            (await second.Anonymous.RelatedAsync(articles[i])).Ids().ShouldBe(expected, ignoreOrder: true);
        }

        (await api.AskAsync<long>("select count(*) from related_items i group by i.number, i.other having count(*) > 1 union all select 0 limit 1")).ShouldBe(0);
    }

    [Fact]
    public async Task An_instance_that_dies_in_the_middle_loses_no_article()
    {
        var story = new Story();
        var old = await story.PublishAsync(api);
        await api.SettleAsync();
        Resource killed;
        await using (var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            // The index is locked, so the work stands still half done; then its connections are cut.
            await using var hold = new NpgsqlCommand("select related_lock()", connection, transaction);
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            killed = await story.PublishAsync(api);
            while (await api.AskAsync<long>("select count(pg_terminate_backend(pid)) from pg_stat_activity where wait_event = 'advisory' and datname = current_database()") == 0)
                await Task.Delay(20, TestContext.Current.CancellationToken);
            (await api.AskAsync<long>($"select count(*) from related_articles where article_id = '{killed.Id}'")).ShouldBe(0);
        }

        (await api.Anonymous.RelatedAsync(old, related => related.Ids().Contains(killed.Id))).Ids().ShouldBe([killed.Id]);
        (await api.Anonymous.RelatedAsync(killed, related => related.Ids().Contains(old.Id))).Ids().ShouldBe([old.Id]);
    }

    [Fact]
    public async Task What_an_import_brings_waits_for_its_end_and_what_editors_publish_does_not()
    {
        var story = new Story();
        // Another import, which goes on: its article is the last one, however long the machine takes for all of this.
        var goesOn = Guid.NewGuid();
        await api.ExecuteAsync($"insert into related_outbox (id, article_id, step, bulk_at) overriding system value values ({long.MaxValue}, '{goesOn}', 0, now() + interval '1 hour')");
        var report = await api.ImportAsync(new { title = story.Title(), body = story.Body(), source = (await api.AnySourceAsync).Slug, status = "published" });
        var imported = report.Lines[0].GetProperty("id").GetGuid();
        var (first, second) = (await story.PublishAsync(api), await story.PublishAsync(api));

        (await api.Anonymous.RelatedAsync(first, related => related.Ids().Contains(second.Id))).Ids().ShouldBe([second.Id]);
        await api.ExecuteAsync($"delete from related_outbox where article_id = '{goesOn}'");

        (await api.Anonymous.RelatedAsync(first, related => related.Ids().Contains(imported))).Ids().ShouldBe([second.Id, imported], ignoreOrder: true);
    }

    [Fact]
    public async Task Relating_waits_for_no_editor_and_no_editor_for_relating()
    {
        var article = await new Story().PublishAsync(api);
        await api.SettleAsync();
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand($"select related_lock(); select from articles where id = '{article.Id}' for key share", connection, transaction);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var changed = await api.SaveAsync(article, new { title = "Another title", status = "published" });
        (await api.ActAsync(changed, "unpublish")).Json.Text("status").ShouldBe("unpublished");
    }

    [Fact]
    public async Task What_is_forgotten_leaves_no_row_behind()
    {
        var story = new Story();
        var here = await story.PublishAsync(api);
        var there = await story.PublishAsync(api);
        await api.Anonymous.RelatedAsync(here, related => related.Ids().Contains(there.Id));
        var number = await api.AskAsync<int>($"select number from related_articles where article_id = '{there.Id}'");

        await api.ExecuteAsync($"select related_forget(array['{there.Id}']::uuid[])");

        foreach (var (table, column) in ((string, string)[])[("related_articles", "number"), ("related_vectors", "number"), ("related_postings", "number"), ("related_shingles", "number"), ("related_items", "number"), ("related_items", "other")])
            (await api.AskAsync<long>($"select count(*) from {table} where {column} = {number}")).ShouldBe(0, table);
    }

    [Fact]
    public async Task A_list_holds_forty_and_is_filled_up_from_the_index_where_filters_and_unpublishing_leave_too_few()
    {
        // What every article of a site is about is nothing that they have in common.
        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => new Story().PublishAsync(api)));
        var story = new Story();
        var rare = (await api.CreateSourceAsync()).Slug;
        // By the same author under the same title, so it fits, but of another time: mostly, chance aside, no list of forty holds it.
        string[] authors = [story.Name];
        var title = story.Title();
        var here = await story.PublishAsync(api, new { title, authors });
        var far = await story.PublishAsync(api, new { title, source = rare, publishedAt = "1995-01-01T00:00:00Z", authors, body = story.Body(28) });
        var others = new List<Resource>();
        for (var i = 0; i < 52; i++)
            others.Add(await story.PublishAsync(api));
        await api.SettleAsync();
        var number = await api.AskAsync<int>($"select number from related_articles where article_id = '{here.Id}'");
        // On a young site all are weighed again as it doubles, and lists are made anew.
        (await api.ListLengthAsync(number, atLeast: 39)).ShouldBeLessThanOrEqualTo(40);

        (await api.Anonymous.RelatedAsync(here, $"source={rare}")).Ids().ShouldBe([far.Id]);

        var shown = await api.AskAsync<Guid[]>($"select array_agg(other_id) from related_items where number = {number}");
        foreach (var one in others.Where(other => shown.Contains(other.Id)).Take(22))
            await api.ActAsync(one, "unpublish");
        (await api.Anonymous.RelatedAsync(here)).Ids().Length.ShouldBe(20);
        (await api.ListLengthAsync(number, atLeast: 20)).ShouldBeLessThanOrEqualTo(40);
    }
}
