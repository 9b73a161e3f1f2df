using ContentApi.IntegrationTests.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Terms;

/// <summary>Ten thousand articles follow a renamed tag, whatever happens to who relabels them.</summary>
public sealed class RelabellingTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private const int Articles = 10_000;

    [Fact]
    public async Task All_articles_follow_once_although_workers_are_killed_and_editors_act_meanwhile()
    {
        var first = await api.PublishedArticleAsync(new { tags = (string[])["Old name", "Other"], authors = (string[])["Ada Moss"] });
        await CopyAsync(first.Id);
        await api.SecondInstanceAsync();
        using var before = await api.Anonymous.GetAsync(first.Path);

        await api.RenameAsync("tags", "old-name", new { name = "New name", slug = "new-name" });

        // Filters know it while hardly anybody has followed; each article shows the one name or the other.
        var page = await api.Anonymous.JsonAsync("/v1/articles?tag=new-name&limit=100&count=true");
        page.Number("total").ShouldBe(Articles);
        foreach (var article in page.Items())
            TermVerbs.Of(article, "tags").First().ShouldBeOneOf(("old-name", "Old name"), ("new-name", "New name"));
        for (var i = 0; i < 5; i++)
        {
            await api.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'select relabel_articles%'");
            await Task.Delay(100);
        }

        var corrected = await api.ActAsync(await api.EditAsync(first), "corrections", new { text = "A correction meanwhile." });
        await api.RelabelledAsync();

        corrected.Version.ShouldBe(2);
        (await api.AskAsync<long>("select count(*) from editions where not retired and tags::text = '[{\"slug\":\"new-name\",\"name\":\"New name\"},{\"slug\":\"other\",\"name\":\"Other\"}]'")).ShouldBe(Articles);
        (await api.AskAsync<long>("select count(*) from relabel_outbox")).ShouldBe(0);
        (await api.AskAsync<long>($"select count(*) from changes where type = 1 and is_public and resource_id <> '{first.Id}'")).ShouldBe(Articles - 1);
        (await api.AskAsync<long>("select count(distinct resource_id) from changes where type = 1 and is_public")).ShouldBe(Articles);
        using var after = await api.Anonymous.GetAsync(first.Path, before.Header("ETag"));
        await after.ShouldBeAsync(200);
    }

    [Fact]
    public async Task An_edition_that_was_under_way_with_the_old_name_follows_too()
    {
        var (word, other) = (TermVerbs.Word(), TermVerbs.Word());
        var draft = await api.DraftArticleAsync(TermVerbs.With("tags", word));
        await using var connection = await api.Database.OpenConnectionAsync();
        await using var slow = await connection.BeginTransactionAsync();
        await using (var read = new NpgsqlCommand("select name from terms_named(array[1], array[$1], array[$1], array[$1], false)", connection, slow))
        {
            read.Parameters.Add(new NpgsqlParameter { Value = word });
            (await read.ExecuteScalarAsync()).ShouldBe(word);
        }

        // Somebody has read the old name and not committed: nobody may think yet that all have followed.
        await api.RenameAsync("tags", word, new { name = other });
        await Task.Delay(500);
        (await api.AskAsync<bool>("select exists (select from term_changes)")).ShouldBeTrue();

        await slow.CommitAsync();
        await api.RelabelledAsync();
        TermVerbs.Of((await api.ActAsync(draft, "publish")).Json, "tags").ShouldBe([(word, other)]);
    }

    // As many articles as one, a minute apart.
    private Task CopyAsync(Guid first) => api.ExecuteAsync(
        $"""
        create temporary table made as
        select n, gen_random_uuid() as id, gen_random_uuid() as content_id, c.* from generate_series(2, {Articles}) n
        cross join (select e.article_id as first_id, e.content_id as first_content from editions e where e.article_id = '{first}') c;
        insert into contents (id, article_id, slug, source_id, title, excerpt, body_html, body_format, word_count, authors, tags, comments_open, saved_at, saved_by)
        select m.content_id, m.id, 'copy-' || n, c.source_id, 'Copy ' || n, '', '<p>Text</p>', 0, 1, c.authors, c.tags, true, now(), m.id
        from made m join contents c on c.id = m.first_content;
        insert into articles (id, version, source_id, newest_content_id, created_at, created_by, first_published_at, corrections)
        select m.id, 1, a.source_id, m.content_id, now(), m.id, now(), '[]' from made m join articles a on a.id = m.first_id;
        insert into slugs (slug, article_id, seen_by_readers) select 'copy-' || n, id, true from made;
        insert into editions (article_id, version, content_id, slug, source_id, source_number, title, title_key, excerpt, language, tags, authors,
            terms, corrections, word_count, comments_open, created_at, published_at, first_published_at, updated_at, live_from, listed, retired, announced, stamp)
        select m.id, 1, m.content_id, 'copy-' || n, e.source_id, e.source_number, 'Copy ' || n, 'copy ' || n, '', e.language, e.tags, e.authors, e.terms, '[]', 1, true,
            now(), now() - n * interval '1 minute', now(), now(), now(), true, false, true, n
        from made m join editions e on e.article_id = m.first_id;
        drop table made;
        """);
}
