using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.ReaderPage;

/// <summary>Swagger UI in a real browser, as a developer tries it.</summary>
public sealed class SwaggerUiTests(ContentApiFixture api, Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_developer_authorizes_creates_publishes_and_reads()
    {
        var source = await api.CreateSourceAsync();
        var slug = $"tried-{Guid.NewGuid():N}";
        await using var page = await browser.OpenAsync(new Uri(api.Address, "/swagger/index.html"), height: 2_000);

        await page.ClickAsync(".auth-wrapper .authorize");
        await page.TypeAsync(".auth-container input", ContentApiFixture.KeyOf(Role.Editor));
        await page.ClickAsync(".auth-btn-wrapper .authorize");
        await page.ClickAsync(".auth-btn-wrapper .btn-done");

        await TryAsync(
            page, "Articles_Create", "201",
            body: JsonSerializer.Serialize(new { source = source.Slug, slug, title = "Tried in Swagger UI", body = "<p>It works.</p>" }));
        await TryAsync(page, "ArticlePublishing_Publish", "200", ("idOrSlug", slug), ("If-Match", "\"1\""));
        var read = await TryAsync(page, "ArticleReading_Read", "200", ("idOrSlug", slug));

        read.ShouldContain("Tried in Swagger UI");
        (await api.Anonymous.JsonAsync($"/v1/articles/{slug}")).Text("status").ShouldBe("published");
        page.Errors.ShouldBeEmpty();
    }

    private static Task<string> TryAsync(Page page, string operation, string status, params (string Name, string Value)[] parameters) =>
        TryAsync(page, operation, status, body: null, parameters);

    // Returns what stands in the answer.
    private static async Task<string> TryAsync(Page page, string operation, string status, string? body, params (string Name, string Value)[] parameters)
    {
        var block = $"[id='operations-Articles-{operation}']";
        await page.ClickAsync($"{block} .opblock-summary-control");
        foreach (var (name, value) in parameters)
            await ReplaceExampleAsync($"{block} tr[data-param-name='{name}'] input", value);
        if (body is not null)
            await ReplaceExampleAsync($"{block} textarea.body-param__text", body);
        await page.ClickAsync($"{block} button.execute");
        await page.UntilAsync($"document.querySelector(\"{block} .live-responses-table .response-col_status\")");
        (await page.TextAsync($"{block} .live-responses-table tbody .response-col_status")).ShouldStartWith(status, customMessage: await page.TextAsync($"{block} .live-responses-table"));
        return await page.TextAsync($"{block} .live-responses-table");

        // The example comes a moment after the field, over whatever has been typed; what was typed counts when the field is left.
        async Task ReplaceExampleAsync(string field, string text)
        {
            await page.UntilAsync($"document.querySelector(\"{field}\")?.value");
            await page.TypeAsync(field, text);
            await page.EvaluateAsync($"document.querySelector(\"{field}\").blur()");
            await page.UntilAsync($"document.querySelector(\"{field}\").value === {JsonSerializer.Serialize(text)}");
        }
    }
}
