using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles.Importing;

public sealed class ImportArticlesTests(ContentApiFixture api)
{
    private HttpClient Editor => api.ClientFor(Role.Editor);

    [Fact]
    public async Task A_line_makes_an_article_as_a_single_write_would()
    {
        var source = await api.AnySourceAsync;
        var id = Guid.NewGuid().ToString("N");

        var report = await api.ImportAsync(
            new { title = $"Ferry {id}", source = source.Slug, externalId = id, body = "<p>The <b>ferry</b><script>x</script>.</p>", byline = "By A Moss and J Reed", section = $"S {id}", tags = new[] { $"T {id}", "t2" + id }, extra = new { a = 1 }, status = "published" },
            new { title = $"Draft {id}", sourceId = source.Id, body = "A *draft*.", bodyFormat = "markdown" });

        report.Statuses.ShouldBe(["created", "created"]);
        report.Lines[0].Names().ShouldBe(["line", "status", "id", "slug", "errors"]);
        report.Lines[0].Number("line").ShouldBe(1);
        report.Lines[0].GetProperty("errors").ValueKind.ShouldBe(JsonValueKind.Null);
        report.Summary.Number("lines").ShouldBe(2);
        report.Summary.Number("created").ShouldBe(2);
        var article = await api.Anonymous.JsonAsync(report.PathOf(0));
        article.Text("bodyHtml").ShouldBe("<p>The <b>ferry</b>.</p>");
        article.Text("slug").ShouldBe(report.Lines[0].Text("slug"));
        article.GetProperty("authors").EnumerateArray().Select(a => a.Text("name")).ShouldBe(["A Moss", "J Reed"]);
        article.GetProperty("tags").GetArrayLength().ShouldBe(2);
        article.GetProperty("section").Text("name").ShouldBe($"S {id}");
        article.Number("version").ShouldBe(1);
        (await Editor.JsonAsync(report.PathOf(1))).Text("status").ShouldBe("draft");
        (await api.Anonymous.GetAsync(report.PathOf(1))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_same_line_again_changes_nothing_and_a_changed_one_is_written_as_PATCH_would()
    {
        var source = await api.AnySourceAsync;
        var id = Guid.NewGuid().ToString("N");
        object line = new { title = $"First {id}", source = source.Slug, externalId = id, summary = "Kept.", body = "<p>One.</p>", tags = new[] { "kept" + id }, status = "published" };
        var first = await api.ImportAsync(line);

        (await api.ImportAsync(line, line)).Statuses.ShouldBe(["unchanged", "unchanged"]);
        var again = await api.ImportAsync(new { title = $"Second {id}", source = source.Id, externalId = id, status = "published" });

        again.Statuses.ShouldBe(["updated"]);
        again.Lines[0].Text("id").ShouldBe(first.Lines[0].Text("id"));
        var article = await api.Anonymous.JsonAsync(first.PathOf(0));
        article.Text("title").ShouldBe($"Second {id}");
        article.Text("summary").ShouldBe("Kept.");
        article.GetProperty("tags").GetArrayLength().ShouldBe(1);
        article.Number("version").ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_status_a_published_article_gets_a_working_copy_and_keeps_it_over_further_imports()
    {
        var source = await api.AnySourceAsync;
        var url = $"https://paper.example/{Guid.NewGuid():N}";
        var first = await api.ImportAsync(new { title = "Live", source = source.Slug, canonicalUrl = url, body = "<p>One.</p>", status = "published" });

        var saved = await api.ImportAsync(new { title = "Working", source = source.Slug, canonicalUrl = url + "/#top" });
        var savedAgain = await api.ImportAsync(new { title = "Working on", source = source.Slug, canonicalUrl = url });
        (await api.Anonymous.JsonAsync(first.PathOf(0))).Text("title").ShouldBe("Live");
        var published = await api.ImportAsync(new { title = "Working on", source = source.Slug, canonicalUrl = url, status = "published" });

        saved.Statuses.Concat(savedAgain.Statuses).Concat(published.Statuses).ShouldBe(["updated", "updated", "updated"]);
        (await api.Anonymous.JsonAsync(first.PathOf(0))).Text("title").ShouldBe("Working on");
    }

    [Fact]
    public async Task Two_lines_for_one_article_are_taken_in_order()
    {
        var source = await api.AnySourceAsync;
        var id = Guid.NewGuid().ToString("N");

        var report = await api.ImportAsync(
            new { title = "One", source = source.Slug, externalId = id, body = "<p>x</p>", status = "published" },
            new { title = "Two", source = source.Slug, externalId = id, status = "published" },
            new { title = "Two", source = source.Slug, externalId = id, status = "published" });

        report.Statuses.ShouldBe(["created", "updated", "unchanged"]);
        report.Lines.Select(line => line.Text("id")).Distinct().Count().ShouldBe(1);
        (await api.Anonymous.JsonAsync(report.PathOf(0))).Text("title").ShouldBe("Two");
    }

    [Fact]
    public async Task A_bad_line_harms_no_other_and_has_the_faults_of_a_single_write()
    {
        var source = await api.AnySourceAsync;
        var faulty = $$"""{ "title": "", "sourse": "x", "source": "no-such-source", "tags": [1, ""], "image": {}, "publishedAt": "yesterday", "status": "published", "version": 3 }""";
        using var single = await Editor.PostAsync("/v1/articles", faulty);
        var expected = (await single.ShouldBeAsync(400)).GetProperty("errors");
        var good = new { title = "Good", source = source.Slug };

        var report = await api.ImportAsync(good, faulty, good, "", "   \t", "{ \"title\": ", "[]", good, "{}", "\"\\ud800\"", new { title = "x", source = source.Slug, slug = "export" });

        report.Statuses.ShouldBe(["created", "invalid", "created", "invalid", "invalid", "created", "invalid", "invalid", "invalid"]);
        report.Lines.Select(line => line.Number("line")).ShouldBe([1, 2, 3, 6, 7, 8, 9, 10, 11]);
        report.Lines[1].GetProperty("errors").ToString().ShouldBe(expected.ToString());
        report.Places(3).ShouldBe(["$"]);
        report.Summary.Number("invalid").ShouldBe(6);
    }

    [Fact]
    public async Task Too_long_lines_and_lines_that_are_no_UTF_8_are_invalid_alone()
    {
        var source = await api.AnySourceAsync;
        var good = Encoding.UTF8.GetBytes($$"""{"title":"Good","source":"{{source.Slug}}"}""" + "\r\n");
        byte[] huge = [.. Encoding.UTF8.GetBytes($$"""{"title":"Huge","source":"{{source.Slug}}","body":"{{new string('x', 4 * 1024 * 1024)}}"}"""), (byte)'\n'];
        byte[] broken = [.. """{"title":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', .. ""","source":"x"}"""u8, (byte)'\n'];

        using var response = await Editor.PostAsync(Imports.Path, Imports.Ndjson([0xEF, 0xBB, 0xBF, .. good, .. huge, .. broken, .. good]));
        var report = await Imports.ReportAsync(response);

        report.Statuses.ShouldBe(["created", "invalid", "invalid", "created"]);
        report.Lines[1].GetProperty("errors").GetProperty("$")[0].GetString()!.ShouldContain("4 MiB");
        report.Places(2).ShouldContain("title");
    }

    [Fact]
    public async Task An_article_that_was_deleted_or_unpublished_by_an_editor_or_is_being_worked_on_is_left_alone_with_the_reason()
    {
        var source = await api.AnySourceAsync;
        var id = Guid.NewGuid().ToString("N");
        object[] lines = [.. Enumerable.Range(0, 4).Select(n => (object)new { title = $"Number {n}", source = source.Slug, externalId = $"{id}-{n}", body = "<p>x</p>", status = "published" })];
        var made = await api.ImportAsync(lines);
        (await Editor.DeleteAsync(made.PathOf(0), "*")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await Editor.PostAsync($"{made.PathOf(1)}/unpublish", new { type = "gone", explanation = "Wrong." }, "*")).ShouldBeAsync(200);
        await (await Editor.PatchAsync(made.PathOf(2), new { title = "An editor's" }, "*")).ShouldBeAsync(200);

        object[] changed = [.. Enumerable.Range(0, 4).Select(n => (object)new { title = $"Changed {n}", source = source.Slug, externalId = $"{id}-{n}", status = "published" })];
        var report = await api.ImportAsync(changed);

        report.Statuses.ShouldBe(["skipped", "skipped", "skipped", "updated"]);
        report.Lines.Take(3).ShouldAllBe(line => line.GetProperty("errors").GetProperty("externalId")[0].GetString()!.Length > 10);
        report.Lines[1].Text("id").ShouldBe(made.Lines[1].Text("id"));
        (await api.Anonymous.GetAsync(made.PathOf(1))).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await api.Anonymous.JsonAsync(made.PathOf(2))).Text("title").ShouldBe("Number 2");
        (await Editor.JsonAsync($"{made.PathOf(2)}?context=edit")).Text("title").ShouldBe("An editor's");
    }

    [Fact]
    public async Task What_editors_changed_and_published_stays_unless_the_file_changes_that_very_member()
    {
        var source = await api.AnySourceAsync;
        var id = Guid.NewGuid().ToString("N");
        object Line(string title, string summary) => new { title, summary, source = source.Slug, externalId = id, body = "<p>x</p>", status = "published" };
        var made = await api.ImportAsync(Line("From the file", "S1"));
        await (await Editor.PatchAsync(made.PathOf(0), new { title = "An editor's", status = "published" }, "*")).ShouldBeAsync(200);

        (await api.ImportAsync(Line("From the file", "S1"))).Statuses.ShouldBe(["unchanged"]);
        (await api.ImportAsync(Line("From the file", "S2"))).Statuses.ShouldBe(["updated"]);
        (await api.ImportAsync(Line("From the file", "S2"))).Statuses.ShouldBe(["unchanged"]);
        var kept = await api.Anonymous.JsonAsync(made.PathOf(0));
        (await api.ImportAsync(Line("News in the file", "S2"))).Statuses.ShouldBe(["updated"]);
        var overwritten = await api.Anonymous.JsonAsync(made.PathOf(0));

        kept.Text("title").ShouldBe("An editor's");
        kept.Text("summary").ShouldBe("S2");
        overwritten.Text("title").ShouldBe("News in the file");
    }

    [Fact]
    public async Task An_article_that_an_editor_made_and_published_is_that_article_and_a_draft_of_theirs_is_left_alone()
    {
        var source = await api.AnySourceAsync;
        var published = await api.PublishedArticleAsync(new { sourceId = source.Id, externalId = Guid.NewGuid() });
        var draft = await api.DraftArticleAsync(new { sourceId = source.Id, externalId = Guid.NewGuid() });

        var report = await api.ImportAsync(
            new { title = "Imported", source = source.Slug, externalId = published.Json.Text("externalId"), status = "published" },
            new { title = "Imported", source = source.Slug, externalId = draft.Json.Text("externalId"), status = "published" });

        report.Statuses.ShouldBe(["updated", "skipped"]);
    }

    [Fact]
    public async Task An_expired_article_is_not_published_again_by_the_same_line()
    {
        var source = await api.AnySourceAsync;
        var id = Guid.NewGuid().ToString("N");
        var line = new { title = "Soon over", source = source.Slug, externalId = id, body = "<p>x</p>", status = "published", expiresAt = DateTimeOffset.UtcNow.AddSeconds(2) };
        (await api.ImportAsync(line)).Statuses.ShouldBe(["created"]);
        await Task.Delay(2500, TestContext.Current.CancellationToken);

        (await api.ImportAsync(line)).Statuses.ShouldBe(["unchanged"]);
    }

    [Fact]
    public async Task A_schedule_is_kept_by_the_same_line_and_taken_forward_by_one_that_publishes()
    {
        var source = await api.AnySourceAsync;
        var id = Guid.NewGuid().ToString("N");
        var line = new { title = "Later", source = source.Slug, externalId = id, body = "<p>x</p>", status = "scheduled", publishedAt = DateTimeOffset.UtcNow.AddHours(2) };
        var made = await api.ImportAsync(line);

        (await api.ImportAsync(line)).Statuses.ShouldBe(["unchanged"]);
        (await Editor.JsonAsync(made.PathOf(0))).Text("status").ShouldBe("scheduled");
        (await api.ImportAsync(new { title = "Later", source = source.Slug, externalId = id, publishedAt = (string?)null, status = "published" })).Statuses.ShouldBe(["updated"]);

        (await api.Anonymous.JsonAsync(made.PathOf(0))).Text("title").ShouldBe("Later");
        (await api.ImportAsync(new { title = "Too late", source = source.Slug, body = "<p>x</p>", status = "scheduled", publishedAt = "2020-01-01T00:00:00Z" })).Places(0).ShouldBe(["publishedAt"]);
    }

    [Fact]
    public async Task Slugs_asked_for_are_taken_once_and_made_ones_get_a_suffix()
    {
        var source = await api.AnySourceAsync;
        var id = Guid.NewGuid().ToString("N")[..10];

        var report = await api.ImportAsync(
            new { title = $"Same {id}", source = source.Slug },
            new { title = $"Same {id}", source = source.Slug },
            new { title = "Asked", source = source.Slug, slug = $"asked-{id}" },
            new { title = "Asked", source = source.Slug, slug = $"asked-{id}" });

        report.Statuses.ShouldBe(["created", "created", "created", "invalid"]);
        report.Lines[1].Text("slug")!.ShouldStartWith($"same-{id}-");
        report.Places(3).ShouldBe(["slug"]);
    }

    [Fact]
    public async Task A_contributor_imports_own_drafts_and_nothing_else()
    {
        var source = await api.AnySourceAsync;
        var contributor = api.ClientFor(Role.Contributor);
        var id = Guid.NewGuid().ToString("N");
        await api.DraftArticleAsync(new { sourceId = source.Id, externalId = id + "-other" });

        var report = await contributor.ImportAsync(
            "",
            new { title = "Mine", source = source.Slug, externalId = id },
            new { title = "Mine too", source = source.Slug, externalId = id },
            new { title = "Published", source = source.Slug, body = "<p>x</p>", status = "published" },
            new { title = "Not mine", source = source.Slug, externalId = id + "-other" },
            new { title = "With a past", source = source.Slug, id = Guid.CreateVersion7(), createdAt = "2020-01-01T00:00:00Z" },
            new { title = "With a section", source = source.Slug, section = "New " + id });

        report.Statuses.ShouldBe(["created", "updated", "invalid", "invalid", "invalid", "invalid"]);
        report.Places(2).ShouldBe(["status"]);
        report.Places(3).ShouldBe(["externalId"]);
        report.Places(4).ShouldBe(["id", "createdAt"], ignoreOrder: true);
        report.Places(5).ShouldBe(["section"]);
        (await api.ClientFor(Role.Viewer).PostAsync(Imports.Path, Imports.Ndjson([]))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Report_problems_leaves_out_what_went_well_and_the_summary_counts_it()
    {
        var source = await api.AnySourceAsync;

        var report = await Editor.ImportAsync("?report=problems", new { title = "Good", source = source.Slug }, new { title = "Bad" });

        report.Lines.ShouldHaveSingleItem().Number("line").ShouldBe(2);
        report.Summary.Number("created").ShouldBe(1);
        report.Summary.Number("lines").ShouldBe(2);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_and_tells_what_would_happen_with_lines_of_one_article_taken_together()
    {
        var source = await api.AnySourceAsync;
        var id = Guid.NewGuid().ToString("N");
        var existing = await api.PublishedArticleAsync(new { sourceId = source.Id, externalId = $"{id}-there" });
        object[] lines =
        [
            new { title = "New", source = source.Slug, externalId = $"{id}-1", canonicalUrl = $"https://paper.example/{id}", body = "<p>x</p>", tags = new[] { $"Tag {id}" }, status = "published" },
            new { title = "New", source = source.Slug, externalId = $"{id}-1" },
            new { title = "Changed", source = source.Slug, canonicalUrl = $"https://paper.example/{id}" },
            new { title = "Changed", source = source.Slug, externalId = $"{id}-1", summary = "More" },
            new { title = "There", source = source.Slug, externalId = $"{id}-there", status = "published" },
            new { title = "There", source = source.Slug, externalId = $"{id}-there", status = "published" },
            new { title = "Bad" },
            new { title = "Of a new source", source = new { name = $"Source {id}", homepageUrl = "https://new.example/" } },
            new { title = "Without identity", source = source.Slug },
        ];

        var rehearsed = await Editor.ImportAsync("?dryRun=true", lines);
        (await api.AskAsync<long>($"select count(*) from articles where external_id = '{id}-1'")).ShouldBe(0);
        (await api.AskAsync<long>($"select count(*) from sources where name = 'Source {id}'") + await api.AskAsync<long>($"select count(*) from terms where name = 'Tag {id}'")).ShouldBe(0);
        (await api.Anonymous.JsonAsync(existing.Path)).Number("version").ShouldBe(1);
        var done = await Editor.ImportAsync("", lines);

        rehearsed.Statuses.ShouldBe(["created", "unchanged", "updated", "updated", "updated", "unchanged", "invalid", "created", "created"]);
        done.Statuses.ShouldBe(rehearsed.Statuses);
        rehearsed.Lines[0].Text("id").ShouldBeNull();
        rehearsed.Lines[4].Text("id").ShouldBe(existing.Id.ToString());
        rehearsed.Summary.GetProperty("dryRun").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Another_media_type_is_415_and_an_empty_body_has_no_lines()
    {
        (await Editor.PostAsync(Imports.Path, new { title = "x" })).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await Editor.SendAsync(HttpMethod.Post, Imports.Path + "?dryrun=true", Imports.Ndjson([]), null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await Editor.ImportAsync("")).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_idempotency_key_has_no_effect()
    {
        var source = await api.AnySourceAsync;
        var line = Encoding.UTF8.GetBytes($$"""{"title":"Keyed","source":"{{source.Slug}}","externalId":"{{Guid.NewGuid()}}"}""");

        using var first = await Editor.SendAsync(HttpMethod.Post, Imports.Path, Imports.Ndjson(line), null, ("Idempotency-Key", "import-1"));
        using var second = await Editor.SendAsync(HttpMethod.Post, Imports.Path, Imports.Ndjson(line), null, ("Idempotency-Key", "import-1"));

        (await Imports.ReportAsync(first)).Statuses.ShouldBe(["created"]);
        (await Imports.ReportAsync(second)).Statuses.ShouldBe(["unchanged"]);
    }

    [Fact]
    public async Task Any_bytes_are_answered_without_a_5xx()
    {
        var source = await api.AnySourceAsync;
        var name = OneOf("title", "source", "slug", "body", "tags", "id", "createdAt", "corrections", "formerSlugs", "live", "scheduled", "terms", "unpublished", "extra", "status", "publishedAt", "expiresAt", "image", "externalId", "canonicalUrl", "language");
        var value = Gen.OneOf(
            Gen.String.Select(s => JsonSerializer.Serialize(s)),
            OneOf(
                "null", "1", "-0.5e300", "true", "{}", "[]", "[null]", "\"published\"", "\"scheduled\"", "\"2020-01-01T00:00:00Z\"", "\"2999-01-01T00:00:00Z\"", $"\"{source.Slug}\"", "\"<p>x</p>\"",
                "{\"name\":\"x\",\"homepageUrl\":\"https://x.example\"}", "{\"at\":\"2020-01-01T00:00:00Z\",\"text\":\"t\"}", "{\"type\":\"withdrawn\"}", "[{\"kind\":\"tag\",\"slug\":\"a\",\"name\":\"A\"}]",
                "\"\\u0000\"", "\"\\ud800\"", "[\"a\",\"a\"]", "{\"title\":\"t\",\"source\":\"x\"}", "{\"at\":\"2020-01-01T00:00:00Z\"}", "\"01890000-0000-7000-8000-000000000000\""));
        var member = Gen.Select(name, value, (n, v) => $"\"{n}\":{v}");
        var json = member.List[0, 6].Select(members => $"{{\"title\":\"t\",\"source\":\"{source.Slug}\"{string.Concat(members.Select(m => "," + m))}}}");
        var line = Gen.Frequency((6, json.Select(Encoding.UTF8.GetBytes)), (1, Gen.Byte.Array[0, 200]));

        await line.List[1, 20].SampleAsync(
            async lines =>
            {
                using var response = await Editor.PostAsync(Imports.Path, Imports.Ndjson([.. lines.SelectMany(bytes => bytes.Append((byte)'\n'))]));
                var report = await Imports.ReportAsync(response);
                foreach (var result in report.Lines.Where(result => result.GetProperty("errors").ToString().Contains("error of the program", StringComparison.Ordinal)))
                    Assert.Fail(Encoding.UTF8.GetString(lines[result.Number("line") - 1]));
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public async Task A_client_that_goes_away_in_the_middle_loses_nothing_that_was_saved()
    {
        var source = await api.AnySourceAsync;
        var id = Guid.NewGuid().ToString("N");
        var lines = Enumerable.Range(0, 300).Select(n => $$"""{"title":"Number {{n}}","source":"{{source.Slug}}","externalId":"{{id}}-{{n}}"}""" + "\n").ToList();
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(api.Address.Host, api.Address.Port, TestContext.Current.CancellationToken);
            var head = $"POST {Imports.Path} HTTP/1.1\r\nHost: {api.Address.Authority}\r\nAuthorization: Bearer {ContentApiFixture.KeyOf(Role.Editor)}\r\nContent-Type: application/x-ndjson\r\nContent-Length: 10000000\r\n\r\n";
            await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head + string.Concat(lines)), TestContext.Current.CancellationToken);
            while (await api.AskAsync<long>($"select count(*) from articles where external_id like '{id}-%'") < 64)
                await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var report = await api.ImportAsync([.. lines.Select(line => (object)line.TrimEnd())]);

        report.Statuses.ShouldAllBe(status => status == "created" || status == "unchanged");
        report.Summary.Number("unchanged").ShouldBeGreaterThanOrEqualTo(64);
        (await api.AskAsync<long>($"select count(*) from articles where external_id like '{id}-%'")).ShouldBe(300);
    }

    [Fact]
    public async Task A_client_that_falls_silent_is_ended_with_408()
    {
        await using var impatient = await api.SecondInstanceAsync(("Import:StallSeconds", "1"));
        using var socket = new TcpClient();
        await socket.ConnectAsync(impatient.Address.Host, impatient.Address.Port, TestContext.Current.CancellationToken);
        var head = $"POST {Imports.Path} HTTP/1.1\r\nHost: {impatient.Address.Authority}\r\nAuthorization: Bearer {ContentApiFixture.KeyOf(Role.Editor)}\r\nContent-Type: application/x-ndjson\r\nContent-Length: 100\r\n\r\n{{";
        await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(socket.GetStream());

        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("HTTP/1.1 408 Request Timeout");
    }

    [Fact]
    public async Task Editors_publish_while_imports_run_on_the_same_source_and_tags()
    {
        var source = await api.AnySourceAsync;
        var id = Guid.NewGuid().ToString("N");
        object[] Lines(string part) => [.. Enumerable.Range(0, 400).Select(n => (object)new { title = $"Bulk {n}", source = source.Slug, externalId = $"{id}-{part}-{n}", tags = new[] { $"{id} {n % 40}", $"{id} {(n * 7) % 40}" }, body = "<p>x</p>", status = "published" })];
        var imports = new[] { api.ImportAsync(Lines("a")), api.ImportAsync([.. Lines("b").Reverse()]), api.ImportAsync([.. Lines("a").Reverse()]) };

        var published = 0;
        do
        {
            await api.PublishedArticleAsync(new { sourceId = source.Id, tags = new[] { $"{id} {published++ % 40}" } });
        }
        while (!Task.WhenAll(imports).IsCompleted);

        var reports = await Task.WhenAll(imports);
        reports.ShouldAllBe(report => report.Summary.Number("invalid") == 0 && report.Summary.Number("skipped") == 0);
        (await api.AskAsync<long>($"select count(*) from articles where external_id like '{id}-%'")).ShouldBe(800);
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
