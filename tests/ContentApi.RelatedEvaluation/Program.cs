using System.Globalization;
using ContentApi.RelatedEvaluation.Ranking;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

switch (args)
{
    case ["rank", .. var rest]:
        var runs = Array.IndexOf(rest, "--runs") is >= 0 and var at ? rest.ElementAtOrDefault(at + 1) : null;
        var sets = rest.TakeWhile(name => name != "--runs").ToArray();
        RankingEvaluation.Run(sets is [] ? ["govblog", "stories", "leepairs"] : sets, runs);
        return 0;
    case ["calibrate", .. var named]:
        FitCalibration.Run(named is [] ? ["govblog", "stories"] : named);
        return 0;
    default:
        Console.Error.WriteLine("""
            Scores related articles on the labelled sets in ../shared (or $CONTENTAPI_SHARED).

              calibrate [SET…]              prints what share of pairs is labelled, by score
              rank [SET…] [--runs FOLDER]   ranks in memory and prints nDCG, MAP and recall; writes runs for score.py
            """);
        return 1;
}
