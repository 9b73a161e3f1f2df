using ContentApi.Domain.Related;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Related;

public sealed class PublicationCalendarTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_articles_of_the_days_between_are_counted()
    {
        var calendar = Filled((0, 3), (1, 5), (4, 7));

        calendar.Between(Midnight, Midnight.AddDays(2)).ShouldBe(8);
        calendar.Between(Midnight.AddDays(2), Midnight.AddDays(4)).ShouldBe(0);
        calendar.Between(Midnight.AddDays(-100), Midnight.AddDays(100)).ShouldBe(15);
    }

    [Fact]
    public void Within_a_day_articles_count_as_spread_evenly() =>
        Filled((0, 24)).Between(Midnight.AddHours(6), Midnight.AddHours(12)).ShouldBe(6, 1e-9);

    [Fact]
    public void The_offset_of_a_time_does_not_matter() =>
        Filled((0, 24)).Between(Midnight, Midnight.ToOffset(TimeSpan.FromHours(9)).AddHours(1)).ShouldBe(1, 1e-9);

    [Fact]
    public void Later_articles_do_not_change_the_number_for_days_that_are_over()
    {
        var calendar = Filled((0, 3), (1, 5));
        var before = calendar.Between(Midnight, Midnight.AddDays(1));
        calendar.Add(DateOnly.FromDateTime(Midnight.UtcDateTime).AddDays(2), 9);

        calendar.Between(Midnight, Midnight.AddDays(1)).ShouldBe(before);
        calendar.Between(Midnight, Midnight.AddDays(3)).ShouldBe(17);
    }

    [Fact]
    public void An_article_taken_back_no_longer_counts()
    {
        var calendar = Filled((0, 3), (0, -1));

        calendar.Between(Midnight, Midnight.AddDays(1)).ShouldBe(2);
    }

    [Fact]
    public void The_count_is_what_adding_up_gives_in_whatever_order_days_come() =>
        Gen.Select(Gen.Int[0, 30].Array[0, 60], Gen.Int[0, 30], Gen.Int[0, 30]).Sample((days, from, to) =>
        {
            var calendar = new PublicationCalendar();
            foreach (var day in days)
            {
                calendar.Add(DateOnly.FromDateTime(Midnight.UtcDateTime).AddDays(day));
                calendar.Between(Midnight, Midnight.AddDays(day));
            }

            var between = days.Count(day => day >= Math.Min(from, to) && day < Math.Max(from, to));
            calendar.Between(Midnight.AddDays(from), Midnight.AddDays(to)).ShouldBe(between);
            calendar.Between(Midnight.AddDays(to), Midnight.AddDays(from)).ShouldBe(between);
        });

    private static PublicationCalendar Filled(params (int Day, int Articles)[] days)
    {
        var calendar = new PublicationCalendar();
        foreach (var (day, articles) in days)
            calendar.Add(DateOnly.FromDateTime(Midnight.UtcDateTime).AddDays(day), articles);

        return calendar;
    }
}
