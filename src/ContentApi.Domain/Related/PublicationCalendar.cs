namespace ContentApi.Domain.Related;

/// <summary>How many articles were published when, by days of UTC. Safe for use from several threads.</summary>
public sealed class PublicationCalendar
{
    private readonly Lock gate = new();
    private readonly List<int> days = [];
    private readonly List<int> counts = [];
    private readonly List<long> before = [];

    /// <summary>Counts an article, or a day's articles, in.</summary>
    /// <param name="day">The day of publication, in UTC.</param>
    /// <param name="articles">How many; negative takes back.</param>
    public void Add(DateOnly day, int articles = 1)
    {
        lock (gate)
        {
            var index = days.BinarySearch(day.DayNumber);
            if (index < 0)
            {
                index = ~index;
                days.Insert(index, day.DayNumber);
                counts.Insert(index, 0);
            }

            counts[index] += articles;
            if (before.Count > index + 1)
                before.RemoveRange(index + 1, before.Count - index - 1);
        }
    }

    /// <summary>All articles.</summary>
    public long Articles
    {
        get
        {
            lock (gate)
            {
                SumUp();

                return before[^1];
            }
        }
    }

    /// <summary>
    /// The articles published between two times, in either order; those of one day count as spread evenly over it. What comes
    /// later does not change the number for days that are over.
    /// </summary>
    public double Between(DateTimeOffset one, DateTimeOffset other)
    {
        lock (gate)
        {
            SumUp();

            return Math.Abs(Until(one.UtcDateTime) - Until(other.UtcDateTime));
        }
    }

    private double Until(DateTime time)
    {
        var index = days.BinarySearch(DateOnly.FromDateTime(time).DayNumber);

        return index < 0
            ? before[~index]
            : before[index] + time.TimeOfDay / TimeSpan.FromDays(1) * counts[index];
    }

    // Sums in front of a changed day stay; a new article is mostly of the last day.
    private void SumUp()
    {
        if (before.Count == 0)
            before.Add(0);
        while (before.Count <= days.Count)
            before.Add(before[^1] + counts[before.Count - 1]);
    }
}
