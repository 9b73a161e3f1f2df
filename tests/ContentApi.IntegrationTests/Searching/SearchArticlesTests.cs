using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Searching;

public sealed class SearchArticlesTests(ContentApiFixture api)
{
    // The text, and what finds it.
    public static TheoryData<string, string, string[]> Languages() => new()
    {
        { "en", "The presidents were meeting; COVID-19 cases fell in the U.S. as naïve hopes rose", ["president", "MEETINGS", "covid-19", "covid", "us", "u.s.", "naive", "\"presidents were meeting\"", "the"] },
        { "de", "Die Häuser der Bürgermeisterinnen über der Straße", ["haus OR Häusern", "hausern", "BURGERMEISTERINNEN", "strasse", "straße", "UBER"] },
        { "fr", "Été à l'Élysée : les chevaux du président", ["ete", "élysée", "elysee", "cheval OR chevaux", "présidents"] },
        { "ja", "金正恩氏がラブロフ外相と会談、ＡＩ時代の東京タワーへ", ["会談", "ラブロフ", "ﾗﾌﾞﾛﾌ", "東京タワー", "東", "外相", "AI時代", "\"ai 時代\"", "ﾀﾜｰ"] },
        { "zh", "中华人民共和国外交部发言人星期五表示", ["外交部", "人民", "部", "发言人表示 OR 发言人"] },
        { "ko", "김정은 국무위원장이 평양에서 러시아 외무장관을 만났다", ["국무위원장", "평양", "러시아 외무장관", "장관"] },
        { "th", "นายกรัฐมนตรีเดินทางไปกรุงเทพมหานครด้วยน้ำใจ", ["กรุงเทพ", "นายก", "น้ำใจ", "รัฐมนตรี"] },
        { "ar", "اجتمع وزيرُ الخارجيةِ مع الرئيس في القاهرة", ["وزير", "الخارجية", "القاهرة"] },
        { "ru", "Президент встретился с министрами в Ёлкино", ["президенты", "министр", "елкино"] },
        { "el", "Ο πρωθυπουργός συνάντησε τον πρόεδρο", ["ΠΡΩΘΥΠΟΥΡΓΟΣ", "προεδρο"] },
        { "tr", "İstanbul'da Cumhurbaşkanı konuştu", ["istanbul", "cumhurbaskani"] },
        { "hi", "प्रधानमंत्री ने दिल्ली में भाषण दिया", ["दिल्ली", "प्रधानमंत्री"] },
    };

    [Theory, MemberData(nameof(Languages))]
    public async Task Words_are_found_in_every_language(string language, string text, string[] queries)
    {
        var source = await api.CreateSourceAsync();
        var article = await PublishAsync(source, new { title = "Without the words", body = $"<p>{text}.</p>", language });
        await PublishAsync(source, new { title = "Another", body = "<p>Something else entirely xyz.</p>", language });
        foreach (var query in queries)
            (await SlugsAsync(query, source)).ShouldBe([article.Slug], query);
    }

    [Fact]
    public async Task Every_article_is_found_in_whatever_language_its_neighbours_are()
    {
        var source = await api.CreateSourceAsync();
        var english = await PublishAsync(source, new { title = "Ferries returning", language = "en" });
        var german = await PublishAsync(source, new { title = "Die Fähren kommen zurück", language = "de-AT" });
        var none = await PublishAsync(source, new { title = "Ferries", language = (string?)null });

        (await SlugsAsync("ferries&sort=publishedAt", source)).ShouldBe([english.Slug, none.Slug]);
        (await SlugsAsync("ferry return", source)).ShouldBe([english.Slug]);
        (await SlugsAsync("fähre", source)).ShouldBe([german.Slug]);
        (await SlugsAsync("fahren&language=de-AT", source)).ShouldBe([german.Slug]);
        (await SlugsAsync("fahren&language=en", source)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("white house", "both,apart")]
    [InlineData("\"white house\"", "both")]
    [InlineData("“white house”", "both")]
    [InlineData("\"white house", "both")]
    [InlineData("white -house", "white")]
    [InlineData("white -\"white house\"", "apart,white")]
    [InlineData("garden or roof", "apart,white")]
    [InlineData("\"the white house\" OR roof", "both,white")]
    [InlineData("-white", "other")]
    [InlineData("or", "other")]
    [InlineData("white-house", "both")]
    [InlineData("- white", "both,apart,white")]
    [InlineData("white zzzunknown", "")]
    public async Task Phrases_exclusions_and_alternatives_are_understood(string query, string expected)
    {
        var source = await api.CreateSourceAsync();
        await PublishAsync(source, new { title = "both", body = "<p>In the White House.</p>" });
        await PublishAsync(source, new { title = "apart", body = "<p>A house in a white garden.</p>" });
        await PublishAsync(source, new { title = "white", body = "<p>A white roof.</p>" });
        await PublishAsync(source, new { title = "other", body = "<p>Either this or that.</p>" });

        var found = await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&sort=publishedAt&q={Uri.EscapeDataString(query)}");
        found.Items().Select(item => item.Text("title")).ShouldBe(expected.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("- \" & | ! <-> ( ) : *")]
    [InlineData("😀 … —")]
    [InlineData("\"\"")]
    public async Task A_query_without_a_word_finds_nothing(string query)
    {
        await api.PublishedArticleAsync();

        var found = await api.Anonymous.JsonAsync($"/v1/articles?count=true&facets=tag&q={Uri.EscapeDataString(query)}");

        found.Items().ShouldBeEmpty();
        found.Number("total").ShouldBe(0);
        found.GetProperty("facets").GetProperty("tag").GetArrayLength().ShouldBe(0);
        found.Text("nextCursor").ShouldBeNull();
        found.Text("correctedQuery").ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_that_is_sent_is_a_syntax_error()
    {
        var shared = Environment.GetEnvironmentVariable("CONTENTAPI_SHARED") ?? Path.Combine(Repository(), "..", "shared");
        var list = Path.Combine(shared, "fixtures", "text", "blns.ndjson");
        Assert.SkipUnless(File.Exists(list), "The list of naughty strings is not beside the repository.");
        var signs = new[] { "!", "|", "&", "<->", "<2>", "(", ")", ":*", ":A", "'", "\"", "\\", "-", "or", "a", "b:c", "%", "''", "東" };
        var random = new Random(1);
        var queries = File.ReadLines(list).Select(line => JsonElement.Parse(line).Text("s")!).Select(text => text[..Math.Min(text.Length, 150)])
            .Concat(Enumerable.Range(0, 150).Select(_ => string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 12)).Select(_ => signs[random.Next(signs.Length)]))));

        await Parallel.ForEachAsync(queries, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (query, cancellationToken) =>
        {
            if (query.Contains('\0') || query.Any(char.IsSurrogate))
                return;
            using var response = await api.Anonymous.GetAsync($"/v1/articles?limit=1&q={Uri.EscapeDataString(query)}", cancellationToken);
            ((int)response.StatusCode).ShouldBe(200, $"{query}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        });
    }

    [Fact]
    public async Task What_was_found_is_marked_and_everything_else_is_escaped()
    {
        var source = await api.CreateSourceAsync();
        await PublishAsync(source, new { title = "Élections & <b>polls</b>: the White House's \"view\"", summary = "White walls; a White\u00A0House election. 'Fin'", language = "en", body = "<p>x</p>" });
        await PublishAsync(source, new { title = "東京タワーの東", language = "ja", body = "<p>x</p>" });

        var words = (await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&q=" + Uri.EscapeDataString("election \"white house\" -nothing"))).Items().Single().GetProperty("highlight");
        words.Text("title").ShouldBe("<mark>Élections</mark> &amp; &lt;b&gt;polls&lt;/b&gt;: the <mark>White</mark> <mark>House</mark>&#39;s &quot;view&quot;");
        words.Text("summary").ShouldBe("White walls; a <mark>White</mark>\u00A0<mark>House</mark> <mark>election</mark>. &#39;Fin&#39;");

        var pairs = (await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&q=" + Uri.EscapeDataString("東京タワー"))).Items().Single().GetProperty("highlight");
        pairs.Text("title").ShouldBe("<mark>東京タワー</mark>の東");
        pairs.GetProperty("summary").ValueKind.ShouldBe(JsonValueKind.Null);
        (await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&q=" + Uri.EscapeDataString("東"))).Items().Single().GetProperty("highlight")
            .Text("title").ShouldBe("<mark>東</mark>京タワーの<mark>東</mark>");
    }

    [Fact]
    public async Task A_hit_in_the_title_is_better_than_one_in_the_summary_and_that_than_one_in_the_body()
    {
        var source = await api.CreateSourceAsync();
        var at = "2024-05-01T00:00:00Z";
        var body = await PublishAsync(source, new { title = "One", summary = "Of three.", body = "<p>It tells of a lighthouse.</p>", publishedAt = at });
        var summary = await PublishAsync(source, new { title = "Two", summary = "Of a lighthouse.", body = "<p>Text.</p>", publishedAt = at });
        var title = await PublishAsync(source, new { title = "The lighthouse", summary = "Of three.", body = "<p>Text.</p>", publishedAt = at });

        (await SlugsAsync("lighthouse", source)).ShouldBe([title.Slug, summary.Slug, body.Slug]);
        (await SlugsAsync("lighthouse&sort=relevance", source)).ShouldBe([title.Slug, summary.Slug, body.Slug]);
    }

    [Fact]
    public async Task Of_equal_hits_the_newer_one_is_better()
    {
        var source = await api.CreateSourceAsync();
        var older = await PublishAsync(source, new { title = "Lighthouse opens", publishedAt = "2020-05-01T00:00:00Z" });
        var newer = await PublishAsync(source, new { title = "Lighthouse opens" });

        (await SlugsAsync("lighthouse", source)).ShouldBe([newer.Slug, older.Slug]);
    }

    [Fact]
    public async Task Filters_and_sorts_hold_for_hits_too()
    {
        var source = await api.CreateSourceAsync();
        var tag = Verbs.Unique("Tag");
        var a = await PublishAsync(source, new { title = "Bridge a", publishedAt = "2020-01-01T00:00:00Z", tags = new[] { tag }, section = "World", language = "en", byline = "By Ann Lee" });
        var b = await PublishAsync(source, new { title = "Bridge B", publishedAt = "2021-01-01T00:00:00Z", tags = new[] { tag }, language = "de" });
        var c = await PublishAsync(source, new { title = "Bridge c", publishedAt = "2022-01-01T00:00:00Z", section = "World" });
        await api.ActAsync(a, "corrections", new { text = "Not so." });
        var slug = a.Json.GetProperty("tags")[0].Text("slug");

        (await SlugsAsync("bridge&sort=-publishedAt", source)).ShouldBe([c.Slug, b.Slug, a.Slug]);
        (await SlugsAsync("bridge&sort=publishedAt", source)).ShouldBe([a.Slug, b.Slug, c.Slug]);
        (await SlugsAsync("bridge&sort=-updatedAt", source)).ShouldBe([a.Slug, c.Slug, b.Slug]);
        (await SlugsAsync("bridge&sort=title", source)).ShouldBe([a.Slug, b.Slug, c.Slug]);
        (await SlugsAsync($"bridge&sort=publishedAt&tag={slug}", source)).ShouldBe([a.Slug, b.Slug]);
        (await SlugsAsync($"bridge&tag={slug}&language=de", source)).ShouldBe([b.Slug]);
        (await SlugsAsync("bridge&section=world&author=ann-lee", source)).ShouldBe([a.Slug]);
        (await SlugsAsync("bridge&publishedAfter=2020-01-01T00:00:00Z&publishedBefore=2022-01-01T00:00:00Z", source)).ShouldBe([b.Slug]);
        (await SlugsAsync("bridge&updatedAfter=2023-01-01T00:00:00Z", source)).ShouldBe([a.Slug]);
        (await SlugsAsync("bridge&sort=-updatedAt&publishedBefore=2021-01-01T00:00:00Z", source)).ShouldBe([a.Slug]);
        (await SlugsAsync($"bridge&ids={b.Id},{c.Slug}&sort=publishedAt", source)).ShouldBe([b.Slug, c.Slug]);
        (await SlugsAsync("bridge&tag=no-such-tag", source)).ShouldBeEmpty();
        (await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&q=bridge&count=true")).Number("total").ShouldBe(3);
        (await api.Anonymous.JsonAsync($"/v1/sources/{source.Slug}/articles?q=bridge%20c")).Items().Select(item => item.Text("slug")).ShouldBe([c.Slug]);
    }

    [Fact]
    public async Task What_readers_do_not_see_is_not_found()
    {
        var source = await api.CreateSourceAsync();
        var draft = await api.DraftArticleAsync(new { title = "Quokka draft", source = source.Slug });
        var withdrawn = await PublishAsync(source, new { title = "Quokka withdrawn" });
        var gone = await PublishAsync(source, new { title = "Quokka gone" });
        var deleted = await PublishAsync(source, new { title = "Quokka deleted" });
        var changed = await PublishAsync(source, new { title = "Quokka changed" });
        (await SlugsAsync("quokka", source)).Count.ShouldBe(4);

        await api.ActAsync(withdrawn, "unpublish", new { type = "withdrawn", explanation = "Wrong." });
        await api.ActAsync(gone, "unpublish", new { type = "gone" });
        using (var response = await api.ClientFor(Role.Editor).DeleteAsync(deleted))
            await response.ShouldBeAsync(204);
        changed = await api.SaveAsync(changed, new { title = "Wombat changed" });
        (await SlugsAsync("quokka", source)).ShouldBe([changed.Slug]);
        (await SlugsAsync("wombat", source)).ShouldBeEmpty();

        await api.ActAsync(changed, "publish");
        (await SlugsAsync("quokka", source)).ShouldBeEmpty();
        (await SlugsAsync("wombat", source)).Count.ShouldBe(1);
        await api.ActAsync(draft, "publish");
        (await SlugsAsync("quokka", source)).ShouldBe([draft.Slug]);
        (await SlugsAsync("quokka", source, api.ClientFor(Role.Viewer))).ShouldBe([draft.Slug]);
    }

    [Fact]
    public async Task A_corrected_article_is_found_by_its_live_words_while_others_are_being_written()
    {
        var source = await api.CreateSourceAsync();
        var article = await PublishAsync(source, new { title = "Numbat seen", body = "<p>In the forest.</p>" });
        article = await api.SaveAsync(article, new { title = "Bilby seen", body = "<p>In the desert.</p>" });

        await api.ActAsync(article, "corrections", new { text = "Seen twice." });

        (await SlugsAsync("numbat forest", source)).Count.ShouldBe(1);
        (await SlugsAsync("bilby", source)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("q=x&sort=relevance&cursor=nonsense", "cursor")]
    [InlineData("sort=relevance", "sort")]
    [InlineData("facets=colour", "facets")]
    public async Task Faulty_searches_are_refused(string query, string place)
    {
        using var response = await api.Anonymous.GetAsync($"/v1/articles?{query}");
        await response.ShouldBeInvalidAsync(place);
    }

    [Fact]
    public async Task What_editors_work_on_is_not_searched()
    {
        using var response = await api.ClientFor(Role.Editor).GetAsync("/v1/articles?mine=true&q=words");
        await response.ShouldBeInvalidAsync("q");
    }

    [Fact]
    public async Task A_query_may_have_300_characters()
    {
        using var longest = await api.Anonymous.GetAsync("/v1/articles?q=" + Uri.EscapeDataString(new string('東', 300)));
        using var words = await api.Anonymous.GetAsync("/v1/articles?q=" + Uri.EscapeDataString(string.Join(' ', Enumerable.Repeat("a", 150))));
        using var longer = await api.Anonymous.GetAsync("/v1/articles?q=" + new string('a', 301));

        await longest.ShouldBeAsync(200);
        await words.ShouldBeAsync(200);
        await longer.ShouldBeInvalidAsync("q");
    }

    [Fact]
    public async Task A_word_that_nothing_has_is_replaced_by_the_nearest_and_the_list_says_so()
    {
        var source = await api.CreateSourceAsync();
        var article = await PublishAsync(source, new { title = "Archaeopteryx fossil shown" });
        await api.LearnedAsync("archaeopteryx");

        var found = await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&q=" + Uri.EscapeDataString("Archeopteryx -dinner \"fossil\""));
        found.Text("correctedQuery").ShouldBe("archaeopteryx -dinner \"fossil\"");
        found.Items().Single().Text("slug").ShouldBe(article.Slug);
        found.Items().Single().GetProperty("highlight").Text("title").ShouldBe("<mark>Archaeopteryx</mark> <mark>fossil</mark> shown");

        var exact = await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&q=archaeopteryx");
        exact.GetProperty("correctedQuery").ValueKind.ShouldBe(JsonValueKind.Null);
        exact.Items().Count().ShouldBe(1);
        var nothing = await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&q=qqqqzzzzwwww");
        nothing.Items().ShouldBeEmpty();
        nothing.GetProperty("correctedQuery").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_unchanged_page_of_hits_is_not_sent_again()
    {
        var source = await api.CreateSourceAsync();
        var article = await PublishAsync(source, new { title = "Kestrel nests" });
        var path = $"/v1/articles?source={source.Slug}&q=kestrel&facets=source&count=true&include=body";
        using var first = await api.Anonymous.GetAsync(path);
        var tag = first.Header("ETag")!;
        first.Header("Cache-Tag")!.ShouldContain($"article-{article.Id}");

        using var same = await api.Anonymous.GetAsync(path, tag);
        await api.ActAsync(article, "corrections", new { text = "Two nests." });
        using var other = await api.Anonymous.GetAsync(path, tag);

        ((int)same.StatusCode).ShouldBe(304);
        (await other.ShouldBeAsync(200)).Items().Single().Text("bodyHtml").ShouldNotBeNull();
    }

    private Task<Resource> PublishAsync(Resource source, object with) => api.PublishedArticleAsync(Merge(source, with));

    private static Dictionary<string, object?> Merge(Resource source, object with)
    {
        var merged = with.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(with));
        merged["source"] = source.Slug;
        return merged;
    }

    // What stands behind an & is sent as it is.
    private async Task<List<string?>> SlugsAsync(string query, Resource source, HttpClient? client = null)
    {
        var parts = query.Split('&', 2);
        var path = $"/v1/articles?source={source.Slug}&q={Uri.EscapeDataString(parts[0])}{(parts.Length > 1 ? "&" + parts[1] : "")}";
        return [.. (await (client ?? api.Anonymous).JsonAsync(path)).Items().Select(item => item.Text("slug"))];
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ContentApi.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}
