using System.Globalization;
using System.Text.RegularExpressions;
using ContentApi.IntegrationTests.Sample;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.ReaderPage;

/// <summary>The aggregator's page that all this began with, and the same page made of the API in a browser.</summary>
public sealed partial class SeedPageTests(OwnContentApiFixture api, Browser browser) : IClassFixture<OwnContentApiFixture>, IClassFixture<Browser>
{
    private const int LongestSource = 15;

    // The aggregator's own: pictures, and what it says about itself.
    private static readonly string[] NotContent = ["logo", "Orange background", "Explore what Daily8 AI can do for you:"];

    private const string Blocks =
        """
        [...document.querySelectorAll('h1, .source > a, .source > time, .byline, article .body p, article > .quiet, section > h2, #comments + div > p, .stories h3, .stories > li > .quiet, .stories .body p')]
          .map(e => e.textContent)
        """;

    [Fact]
    public async Task The_page_is_rebuilt_block_by_block()
    {
        await PageTests.RunScriptAsync(api);
        await using var page = await browser.OpenAsync(new Uri(api.Address, "/reader/kim-hosts-lavrov"));
        await page.UntilAsync("document.querySelector('#related')");

        var blocks = (await page.EvaluateAsync(Blocks)).EnumerateArray().Select(block => block.GetString()!).ToList();
        var at = -1;
        foreach (var (line, shown) in PageOf(await File.ReadAllLinesAsync(PageTests.SeedPage, TestContext.Current.CancellationToken)))
        {
            at = blocks.FindIndex(at + 1, shown.IsMatch);
            at.ShouldBeGreaterThanOrEqualTo(0, $"Not there, or not in its place: {line}\nWhat there is:\n{string.Join('\n', blocks)}");
        }

        page.Errors.ShouldBeEmpty();
    }

    // The lines of the page in order, each once, with what is to stand in its place.
    private static IEnumerable<(string Line, Regex Shown)> PageOf(IEnumerable<string> lines)
    {
        var before = new HashSet<string>();
        foreach (var line in lines.Select(line => line.Trim()).TakeWhile(line => line != "DOWNLOAD THE APP").Where(line => line.Length > 0 && !line.StartsWith('•') && !NotContent.Contains(line)))
        {
            // Ages stand beside the sources.
            if (!before.Add(line) || Age().IsMatch(line))
                continue;
            if (Dated().Match(line) is { Success: true } dated)
            {
                yield return (line, Whole(dated.Groups["source"].Value));
                yield return (line, new Regex(string.Create(CultureInfo.InvariantCulture, $"^{DateOnly.ParseExact(dated.Groups["date"].Value, "dd-MM-yyyy", CultureInfo.InvariantCulture):d MMMM yyyy}")));
                continue;
            }

            yield return (line, line switch
            {
                "Try Our AI Features" => Whole("At a glance"),
                "No comments yet..." => Whole("No comments yet …"),
                "Related Articles" => Whole("Related stories"),
                _ when line.Length < LongestSource && before.Contains("Related Articles") => new Regex($"^{Regex.Escape(line)} · \\d+ (minute|hour|day|month|year)s? ago$"),
                _ => Whole(line),
            });
        }
    }

    private static Regex Whole(string text) => new($"^{Regex.Escape(text)}$");

    [GeneratedRegex("^time\\d+ (minutes|hours) ago$")]
    private static partial Regex Age();

    [GeneratedRegex(@"^(?<source>.+?)(?<date>\d\d-\d\d-\d{4})$")]
    private static partial Regex Dated();
}
