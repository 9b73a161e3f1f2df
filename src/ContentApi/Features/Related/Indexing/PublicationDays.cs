using ContentApi.Domain.Related;
using ContentApi.Features.Related.Ranking;
using Npgsql;

namespace ContentApi.Features.Related.Indexing;

/// <summary>How many articles were published on which day: a row a day, read whole.</summary>
internal static class PublicationDays
{
    public static async Task<PublicationCalendar> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Command.Of(connection, "select day, articles from related_days order by day");
        var calendar = new PublicationCalendar();
        foreach (var (day, articles) in await command.ListAsync(reader => (reader.GetFieldValue<DateOnly>(0), reader.GetInt32(1)), cancellationToken))
            calendar.Add(day, articles);
        return calendar;
    }
}
