using System.Text.Json;
using ContentApi.IntegrationTests.Comments;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.ReaderPage;

/// <summary>The sample front end in a real browser.</summary>
public sealed class ReaderPageTests(ContentApiFixture api, Browser browser) : IClassFixture<Browser>
{
    private const string Ready = "!document.querySelector('main').hasAttribute('aria-busy')";

    [Fact]
    public async Task A_story_is_shown_with_all_that_belongs_to_it()
    {
        var source = await api.CreateSourceAsync(new { logoUrl = new Uri(api.Address, "/reader/icon.svg").ToString() });
        var section = Verbs.Unique("World");
        var article = await api.PublishedArticleAsync(new
        {
            sourceId = source.Id,
            title = "A <b>bold</b> headline & more",
            summary = "What it is about.",
            byline = "By Ada Moss",
            section,
            body = "<p>First paragraph with <em>stress</em>.</p><script>window.wasRun = true</script>",
            copyright = "© Ada Moss 2026.",
        });
        var other = await api.PublishedArticleAsync(new { publishedAt = DateTimeOffset.UtcNow.AddMinutes(-14.5), title = "An older story" });
        await api.ClientFor(Domain.Keys.Role.Editor).SendAsync(HttpMethod.Put, $"{article.Path}/related/{other.Id}", new { position = 1 }, ifMatch: null);
        var comment = await api.ApprovedCommentAsync(article, "Line one\nline <i>two</i>");
        await api.ApprovedCommentAsync(article, "An answer.", comment.Id());

        await using var page = await OpenAsync($"/reader/{article.Slug}");

        (await page.TextAsync("h1")).ShouldBe("A <b>bold</b> headline & more");
        (await page.TextAsync("article .section")).ShouldBe(section);
        (await page.TextAsync(".source")).ShouldContain(source.Json.Text("name")!);
        await page.UntilAsync("document.querySelector('.source img')?.naturalWidth > 0");
        (await page.TextAsync(".byline")).ShouldBe("By Ada Moss");
        (await page.TextAsync(".source time")).ShouldContain(DateTime.UtcNow.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await page.TextAsync(".body em")).ShouldBe("stress");
        (await page.TextAsync("article")).ShouldContain("© Ada Moss 2026.");
        (await page.TextAsync(".thread .comment p")).ShouldBe("Line one\nline <i>two</i>");
        (await page.TextAsync(".thread .thread .comment p")).ShouldBe("An answer.");
        (await page.TextAsync("section[aria-labelledby=related]")).ShouldContain("14 minutes ago");
        (await page.EvaluateAsync("window.wasRun === undefined")).GetBoolean().ShouldBeTrue();
        (await page.EvaluateAsync("document.title")).GetString()!.ShouldStartWith("A <b>bold</b> headline");
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_comment_is_sent_and_waits_for_moderation()
    {
        var article = await api.PublishedArticleAsync();
        await using var page = await OpenAsync($"/reader/{article.Slug}");

        await page.ClickAsync("form button[type=submit]");
        (await page.TextAsync("#author-fault")).ShouldBe("Write your name.");
        (await page.EvaluateAsync("document.activeElement.id")).GetString().ShouldBe("author");

        await page.TypeAsync("#author", "Mara Lind");
        await page.TypeAsync("#text", "Said in a browser.");
        await page.ClickAsync("form button[type=submit]");
        await page.UntilAsync("document.querySelector('.outcome').innerText.includes('waiting for moderation')");

        var waiting = await api.ClientFor(Domain.Keys.Role.Editor).JsonAsync("/v1/comments?status=pending&sort=-createdAt&limit=100");
        waiting.Items().Single(c => c.GetProperty("article").Id() == article.Id).Text("text").ShouldBe("Said in a browser.");
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_moderation_a_comment_and_an_answer_stand_there_at_once()
    {
        var article = await api.PublishedArticleAsync();
        var open = await api.SecondInstanceAsync(("Comments:Moderation", "off"));
        await using var page = await OpenAsync($"/reader/{article.Slug}", at: open.Address);
        (await page.TextAsync("section[aria-labelledby=comments]")).ShouldContain("No comments yet");

        await page.TypeAsync("#author", "Mara Lind");
        await page.TypeAsync("#text", "First.");
        await page.ClickAsync("form button[type=submit]");
        await page.ClickAsync("button[aria-label='Answer Mara Lind']");
        await page.TypeAsync("#text", "Second.");
        await page.ClickAsync("form button[type=submit]");
        await page.UntilAsync("document.querySelector('.thread .thread .comment p')?.innerText === 'Second.'");

        (await api.CommentsAsync(article)).Parents().Count(parent => parent is not null).ShouldBe(1);
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_latest_stories_lead_to_each_story()
    {
        var article = await api.PublishedArticleAsync();
        await using var page = await OpenAsync("/reader");

        (await page.TextAsync("h1")).ShouldBe("Latest stories");
        await page.UntilAsync($"document.querySelector('.stories a')");
        await page.ClickAsync(".stories a");
        await page.UntilAsync("document.querySelector('.body') && document.querySelector('#comments')");
        page.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("unknown", "There is no such story", "")]
    [InlineData("gone", "This story was taken down", "We were wrong.")]
    [InlineData("redirect", "This story has moved", "Go to where it is now")]
    public async Task What_is_not_there_is_said_plainly(string kind, string title, string words)
    {
        var slug = "no-such-story";
        if (kind != "unknown")
        {
            var article = await api.PublishedArticleAsync();
            slug = article.Slug;
            await api.ActAsync(article, "unpublish", new { type = kind, explanation = kind == "gone" ? words : null, redirectTo = kind == "redirect" ? "https://elsewhere.example/" : null });
        }

        await using var page = await OpenAsync($"/reader/{slug}");

        (await page.TextAsync("h1")).ShouldBe(title);
        (await page.TextAsync("main")).ShouldContain(words);
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_former_address_leads_to_the_present_one()
    {
        var article = await api.PublishedArticleAsync();
        var moved = await api.ActAsync(await api.SaveAsync(article, new { slug = $"{article.Slug}-moved" }), "publish");

        await using var page = await browser.OpenAsync(new Uri(api.Address, $"/reader/{article.Slug}"));

        await page.UntilAsync($"location.pathname === '/reader/{moved.Slug}' && document.querySelector('.body')");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_words_can_be_read_by_day_and_by_night(bool dark)
    {
        var article = await api.PublishedArticleAsync(new { summary = "Words.", byline = "By Ada Moss", copyright = "© 2026" });
        await api.ApprovedCommentAsync(article);
        await using var page = await OpenAsync($"/reader/{article.Slug}", dark: dark);

        (await page.EvaluateAsync("getComputedStyle(document.body).backgroundColor")).GetString().ShouldBe(dark ? "rgb(21, 24, 27)" : "rgb(255, 255, 255)");
        // WCAG 2.2, level AA: 4.5 to 1.
        (await page.EvaluateAsync(Contrast)).GetDouble().ShouldBeGreaterThan(4.5);
    }

    [Fact]
    public async Task On_a_phone_nothing_is_wider_than_the_screen()
    {
        var article = await api.PublishedArticleAsync(new
        {
            title = $"A headline with a very long word: {new string('w', 60)}",
            body = $"<p>{new string('x', 200)}</p><pre>{new string('y', 300)}</pre><table><tr><td>{string.Join("</td><td>", Enumerable.Repeat("cell-of-a-table", 20))}</td></tr></table>",
        });
        var comment = await api.ApprovedCommentAsync(article, new string('z', 300));
        for (var i = 0; i < 5; i++)
            comment = await api.ApprovedCommentAsync(article, parentId: comment.Id());

        await using var page = await OpenAsync($"/reader/{article.Slug}", width: 375);

        (await page.EvaluateAsync("document.documentElement.scrollWidth")).GetInt32().ShouldBe(375);
        (await page.EvaluateAsync("[...document.querySelectorAll('button[type=submit], input, textarea')].every(e => e.getBoundingClientRect().height >= 24)")).GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Every_field_has_a_label_and_every_block_a_name()
    {
        var article = await api.PublishedArticleAsync();
        await using var page = await OpenAsync($"/reader/{article.Slug}");

        (await page.EvaluateAsync("[...document.querySelectorAll('input, textarea')].every(e => e.labels.length === 1)")).GetBoolean().ShouldBeTrue();
        (await page.EvaluateAsync("[...document.querySelectorAll('section')].every(e => document.getElementById(e.getAttribute('aria-labelledby')))")).GetBoolean().ShouldBeTrue();
        (await page.EvaluateAsync("document.querySelectorAll('h1').length === 1 && document.querySelectorAll('main').length === 1 && document.documentElement.lang !== ''")).GetBoolean().ShouldBeTrue();
    }

    // The least contrast of any text with what is behind it.
    private const string Contrast =
        """
        (() => {
          const channels = color => color.match(/[\d.]+/g).map(Number);
          const light = color => channels(color).slice(0, 3).map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
          const behind = e => { for (; e; e = e.parentElement) { const b = getComputedStyle(e).backgroundColor; if ((channels(b)[3] ?? 1) > 0) return b; } return 'rgb(255, 255, 255)'; };
          const texts = [...document.body.querySelectorAll('*')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.checkVisibility() && e.localName !== 'noscript');
          return Math.min(...texts.map(e => { const [a, b] = [light(getComputedStyle(e).color), light(behind(e))]; return (Math.max(a, b) + .05) / (Math.min(a, b) + .05); }));
        })()
        """;

    private async Task<Page> OpenAsync(string path, bool dark = false, int width = 1_000, Uri? at = null)
    {
        var page = await browser.OpenAsync(new Uri(at ?? api.Address, path), dark, width);
        await page.UntilAsync($"location.pathname === {JsonSerializer.Serialize(path)} && document.querySelector('main') && {Ready}");
        return page;
    }
}
