namespace ContentApi.Domain.Searching;

/// <summary>
/// All time, cut into windows of about 300 articles, then of more and more: the index is searched window by window, which
/// stops when a page is full. Cut by counts that may be minutes old; that costs time, never a hit.
/// </summary>
public sealed class SearchWindows
{
    /// <summary>More hits than this in one window are taken part by part.</summary>
    public const int MostAtOnce = 700;

    private const int FirstSize = 300;
    private const int SingleWindows = 3;
    private const int FirstGroup = 4;
    private const int Growth = 4;

    private readonly string kind;

    /// <summary>Cuts the windows.</summary>
    /// <param name="kind">As in <see cref="SearchWindow.Cover"/>.</param>
    /// <param name="days">The days that have articles, and how many, in order.</param>
    public SearchWindows(string kind, IReadOnlyList<(DateTime Day, long Articles)> days)
    {
        this.kind = kind;
        NewestFirst = Grouped(Pieces(days, FirstSize));
        OldestFirst = Grouped([.. Pieces(days, MostAtOnce).Reverse<SearchWindow>()]);
    }

    /// <summary>The newest window first.</summary>
    public IReadOnlyList<SearchWindow> NewestFirst { get; }

    /// <summary>The oldest window first.</summary>
    public IReadOnlyList<SearchWindow> OldestFirst { get; }

    // From the newest to the oldest.
    private List<SearchWindow> Pieces(IReadOnlyList<(DateTime Day, long Articles)> days, int size)
    {
        var pieces = new List<SearchWindow>();
        var (end, held) = (SearchWindow.Latest, 0L);
        foreach (var month in days.Reverse().GroupBy(day => new DateTime(day.Day.Year, day.Day.Month, 1, 0, 0, 0, DateTimeKind.Utc)))
        {
            // A month's end is a piece's, for the sake of those that are made of many.
            if (pieces.Count >= SingleWindows && held > size / 2)
                Close(month.Key.AddMonths(1));
            var articles = month.Sum(day => day.Articles);
            if (articles <= size)
            {
                Take(month.Key, month.Key.AddMonths(1), articles);
                continue;
            }

            foreach (var (day, inDay) in month)
                Take(day, day.AddDays(1), inDay);
        }

        if (end > SearchWindow.Earliest)
            pieces.Add(Piece(SearchWindow.Earliest, end));
        return pieces;

        void Close(DateTime at)
        {
            pieces.Add(Piece(at, end));
            (end, held) = (at, 0);
            size = Math.Min(size * 2, MostAtOnce);
        }

        void Take(DateTime from, DateTime to, long articles)
        {
            if (held > 0 && held + articles > size)
                Close(to);

            held += articles;
            if (articles <= MostAtOnce || kind.Length > 0)
                return;

            // A day of an import: by its hours.
            if (end > to)
                pieces.Add(Piece(to, end));
            for (var hour = to; hour > from; hour = hour.AddHours(-1))
                pieces.Add(Piece(hour.AddHours(-1), hour));
            (end, held) = (from, 0);
        }
    }

    private SearchWindow Piece(DateTime from, DateTime to) => new(SearchWindow.Cover(kind, from, to), from, to, []);

    private List<SearchWindow> Grouped(List<SearchWindow> pieces)
    {
        var groups = pieces.Take(SingleWindows).ToList();
        // A word that has not filled a page by now is rare: it is soon found in much larger windows.
        for (int at = SingleWindows, size = FirstGroup; at < pieces.Count; size *= Growth)
        {
            var end = Math.Min(at + size, pieces.Count);
            // Whole months and years: each lexeme more is looked up for each hit.
            while (end < pieces.Count && !IsWhole(pieces[end - 1], pieces[end], years: size > FirstGroup * Growth))
                end++;
            var parts = pieces.GetRange(at, end - at);
            var (from, to) = (parts.Min(part => part.From), parts.Max(part => part.To));
            groups.Add(new SearchWindow(SearchWindow.Cover(kind, from, to), from, to, parts.Count > 1 ? parts : []));
            at = end;
        }

        return groups;
    }

    private static bool IsWhole(SearchWindow one, SearchWindow next, bool years)
    {
        var between = one.From > next.From ? one.From : next.From;
        return between is { Day: 1, Hour: 0 } && (!years || between.Month == 1);
    }
}
