using System.Text;
using ContentApi.Domain.Keys;
using ContentApi.Features.Articles.Erasing;
using ContentApi.IntegrationTests.Comments;
using ContentApi.IntegrationTests.ReaderAids;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

public sealed class ErasingTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private readonly HttpClient admin = api.ClientFor(Role.Admin);

    /// <summary>
    /// Comments and what a provider has made of the text are among it. A feature that keeps text of articles in tables of its own uses the article here (a comment, a summary, …); the test
    /// then finds what erase_article forgets.
    /// </summary>
    [Fact]
    public async Task Not_a_byte_of_the_text_is_left_in_any_table()
    {
        var word = NewWord();
        var article = await FillAsync(word);
        await CommentOnAsync(article, word);
        await HaveAidsMadeAsync(article, word);
        var before = await TablesWithAsync(word);
        before.Count.ShouldBeGreaterThanOrEqualTo(11, "The test must find the text before it is erased.");
        before.ShouldContain("public.comments");
        before.ShouldContain("public.reader_aids");

        using var erased = await admin.DeleteAsync($"{article.Path}?erase=true", article.ETag);

        await erased.ShouldBeAsync(204);
        (await TablesWithAsync(word)).ShouldBeEmpty();
        using var item = await api.Anonymous.GetAsync(article.Path);
        using var bySlug = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}");
        (await item.ShouldBeProblemAsync(410, "/problems/gone")).ToString().ShouldNotContain(word);
        await bySlug.ShouldBeProblemAsync(410, "/problems/gone");
        (await admin.JsonAsync($"/v1/changes?limit=100")).ToString().ShouldNotContain(word);

        // What a worker had in its hands meanwhile does not come back either.
        await UntilAsync("select not exists (select from related_outbox)");
        (await TablesWithAsync(word)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_acts_stay_and_nothing_of_the_text_is_answered()
    {
        var article = await FillAsync(NewWord());
        (await admin.DeleteAsync($"{article.Path}?erase=true", article.ETag)).Dispose();

        var revisions = (await admin.JsonAsync($"{article.Path}/revisions")).Items().ToList();
        using var text = await admin.GetAsync($"{article.Path}/revisions/1");
        using var restore = await admin.PostAsync($"{article.Path}/revisions/1/restore", "", "*");
        using var again = await admin.DeleteAsync($"{article.Path}?erase=true", "*");

        revisions[0].Text("act").ShouldBe("erase");
        revisions[0].GetProperty("by").Text("name").ShouldBe("Test Admin");
        revisions.Select(r => r.Text("act")).ShouldBe(["erase", "save", "correct", "publish"]);
        revisions.ShouldAllBe(r => r.Text("note") == null);
        await text.ShouldBeProblemAsync(410, "/problems/gone");
        await restore.ShouldBeProblemAsync(410, "/problems/gone");
        await again.ShouldBeProblemAsync(410, "/problems/gone");
    }

    [Fact]
    public async Task A_retried_request_does_not_bring_the_text_back()
    {
        var word = NewWord();
        var write = new { title = word, source = (await api.AnySourceAsync).Slug, body = word };
        using var first = await admin.PostAsync("/v1/articles", write, idempotencyKey: word);
        var article = await first.ResourceAsync(201, "/v1/articles");
        (await admin.DeleteAsync($"{article.Path}?erase=true", article.ETag)).Dispose();

        using var retry = await admin.PostAsync("/v1/articles", write, idempotencyKey: word);

        var problem = await retry.ShouldBeProblemAsync(409, "/problems/secret-not-kept");
        problem.GetProperty("id").GetGuid().ShouldBe(article.Id);
        problem.ToString().ShouldNotContain(word);
    }

    [Fact]
    public async Task What_is_deleted_already_can_be_erased_and_a_draft_is_unknown_afterwards()
    {
        var word = NewWord();
        var draft = await api.DraftArticleAsync(new { title = word });
        (await admin.DeleteAsync(draft)).Dispose();

        using var stale = await admin.DeleteAsync($"{draft.Path}?erase=true", draft.ETag);
        using var erased = await admin.DeleteAsync($"{draft.Path}?erase=true", "\"2\"");
        using var missing = await api.Anonymous.GetAsync(draft.Path);

        await stale.ShouldBeProblemAsync(412, "/problems/stale-version");
        await erased.ShouldBeAsync(204);
        await missing.ShouldBeProblemAsync(404, "/problems/not-found");
        (await TablesWithAsync(word)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_an_administrator_erases_and_only_the_present_version()
    {
        var draft = await api.DraftArticleAsync();

        using var editor = await api.ClientFor(Role.Editor).DeleteAsync($"{draft.Path}?erase=true", draft.ETag);
        using var without = await admin.DeleteAsync($"{draft.Path}?erase=true", ifMatch: null);
        using var faulty = await admin.DeleteAsync($"{draft.Path}?erase=perhaps", draft.ETag);

        await editor.ShouldBeProblemAsync(403, "/problems/forbidden");
        await without.ShouldBeProblemAsync(428, "/problems/if-match-required");
        await faulty.ShouldBeInvalidAsync("erase");
    }

    [Fact]
    public async Task Its_dead_rows_are_vacuumed_away()
    {
        var draft = await api.DraftArticleAsync();
        (await admin.DeleteAsync($"{draft.Path}?erase=true", draft.ETag)).Dispose();

        while (!await api.AskAsync<bool>($"select exists (select from erasures where article_id = '{draft.Id}' and swept_at is not null)"))
            await ErasedRows.SweepAsync(api.Database, TestContext.Current.CancellationToken);

        (await api.AskAsync<bool>("select bool_or(last_vacuum is not null) from pg_stat_user_tables where relname = 'contents'")).ShouldBeTrue();
    }

    // Of letters alone, as the words that search learns.
    private static string NewWord() => "xqz" + string.Concat(Guid.NewGuid().ToByteArray().Select(b => (char)('a' + (b % 26)))) + "k";

    // The word in all that an article can hold, in every state, so that it stands wherever text of an article may.
    private async Task<Resource> FillAsync(string word)
    {
        var write = new
        {
            title = $"{word} title",
            slug = Verbs.Unique("erased").Replace(' ', '-'),
            source = (await api.AnySourceAsync).Slug,
            status = "published",
            summary = word,
            bodyFormat = "markdown",
            body = $"The text, with *{word}*, {word} and {word}.",
            byline = $"By {word}",
            authors = (string[])["Ann Lee"],
            canonicalUrl = $"https://source.example/{word}",
            externalId = word,
            copyright = word,
            extra = new { word },
            image = new { url = $"https://i.example/{word}.jpg", alt = word, caption = word, credit = word },
        };
        using var response = await admin.PostAsync("/v1/articles", write, idempotencyKey: Verbs.Unique("fill"));
        var article = await response.ResourceAsync(201, "/v1/articles");
        await UntilAsync($"select exists (select from related_articles where article_id = '{article.Id}' and is_related)");
        await UntilAsync($"select exists (select from search_vocabulary where word = '{word}')");
        article = await api.ActAsync(article, "corrections", new { text = $"It was {word}." });
        var saved = await api.SaveAsync(article, new { title = $"{word} later", slug = $"{word}-unseen" });
        return saved with { Json = article.Json };
    }

    // Seen by readers, waiting, and refused; one of them with the outcome that a retry would get.
    private async Task CommentOnAsync(Resource article, string word)
    {
        var seen = await api.ApprovedCommentAsync(article, $"I say {word}.");
        await api.ApprovedCommentAsync(article, $"I answer {word}.", seen.Id());
        (await api.Anonymous.CommentAsync(article, $"I wait, {word}.", author: word, key: Verbs.Unique("comment"))).Dispose();
        await api.ModerateAsync(await api.PendingCommentAsync(article, $"I sell {word}."), "spam");
    }

    private async Task HaveAidsMadeAsync(Resource article, string word)
    {
        await using var provider = await StandIn.StartAsync();
        provider.When(word, new { sentences = new[] { $"It is about {word}." } });
        var server = await api.SecondInstanceAsync(("Ai:Endpoint", provider.Endpoint.ToString()), ("Ai:Model", "model-of-the-test"));
        (await server.Anonymous.JsonAsync($"{article.Path}/summary")).Text("generatedBy").ShouldBe("model-of-the-test");
    }

    private async Task<List<string>> TablesWithAsync(string word)
    {
        var found = new List<string>();
        var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word));
        foreach (var table in await TablesAsync())
        {
            if (await api.AskAsync<bool>($"select exists (select from {table} t where t::text ilike '%{word}%' or t::text like '%{hex}%')"))
                found.Add(table);
        }

        return found;
    }

    private async Task<string[]> TablesAsync() => await api.AskAsync<string[]>(
        """
        select array_agg(format('%I.%I', n.nspname, c.relname)) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\_%'
        """);

    private async Task UntilAsync(string condition)
    {
        while (!await api.AskAsync<bool>(condition))
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }
}
