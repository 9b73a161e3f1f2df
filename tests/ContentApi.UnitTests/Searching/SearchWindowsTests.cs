using System.Globalization;
using ContentApi.Domain.Searching;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Searching;

public sealed class SearchWindowsTests
{
    private static readonly Gen<List<(DateTime Day, long Articles)>> Days =
        from days in Gen.Int[0, 40_000].HashSet[0, 400]
        from articles in Gen.Long[1, 2_000]
        select days.Order().Select(day => (new DateTime(1950, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day), 1 + (articles * (day % 7) / 3))).ToList();

    [Theory]
    [InlineData("2025-11-20", "2025-11-22", "'=d20251120' | '=d20251121'")]
    [InlineData("2025-10-31", "2025-12-01", "'=d20251031' | '=m202511'")]
    [InlineData("2018-12-01", "2030-01-01", "'=m201812' | '=y2019' | '=e202'")]
    [InlineData("2025-11-20T22:00", "2025-11-21", "'=h2025112022' | '=h2025112023'")]
    public void A_time_is_covered_by_the_fewest_dates(string from, string to, string query) => SearchWindow.Cover("", At(from), At(to)).ShouldBe(query);

    [Fact]
    public void Windows_cover_all_time_each_once_in_either_order() => Days.Sample(days =>
    {
        foreach (var kind in (string[])["", "u"])
        {
            var windows = new SearchWindows(kind, days);
            ShouldJoin(windows.NewestFirst);
            ShouldJoin([.. windows.OldestFirst.Reverse()]);
            windows.NewestFirst.ShouldAllBe(window => window.Query.Length > 0);
        }
    });

    [Fact]
    public void The_first_window_is_small_and_no_part_is_large_unless_a_day_is() => Days.Sample(days =>
    {
        var windows = new SearchWindows("u", days);
        foreach (var part in windows.NewestFirst.Concat(windows.OldestFirst).SelectMany(window => window.Parts.Count > 0 ? window.Parts : [window]))
        {
            var within = days.Where(day => day.Day >= part.From && day.Day < part.To).ToList();
            (within.Sum(day => day.Articles) <= SearchWindows.MostAtOnce || within.Count == 1).ShouldBeTrue();
        }
    });

    private static void ShouldJoin(IReadOnlyList<SearchWindow> newestFirst)
    {
        newestFirst[0].To.ShouldBe(SearchWindow.Latest);
        newestFirst[^1].From.ShouldBe(SearchWindow.Earliest);
        foreach (var (newer, older) in newestFirst.Zip(newestFirst.Skip(1)))
            newer.From.ShouldBe(older.To);
        foreach (var window in newestFirst.Where(window => window.Parts.Count > 0))
        {
            var parts = window.Parts.OrderByDescending(part => part.From).ToList();
            parts[0].To.ShouldBe(window.To);
            parts[^1].From.ShouldBe(window.From);
            parts.Zip(parts.Skip(1)).ShouldAllBe(pair => pair.First.From == pair.Second.To);
        }
    }

    private static DateTime At(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
