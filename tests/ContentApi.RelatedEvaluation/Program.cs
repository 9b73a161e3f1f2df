using System.Globalization;
using ContentApi.RelatedEvaluation.Aids;
using ContentApi.RelatedEvaluation.Copies;
using ContentApi.RelatedEvaluation.Product;
using ContentApi.RelatedEvaluation.Ranking;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

switch (args)
{
    case ["rank", .. var rest]:
        var runs = After(rest, "--runs");
        var sets = rest.TakeWhile(name => name != "--runs").ToArray();
        RankingEvaluation.Run(sets is [] ? ["govblog", "stories", "leepairs"] : sets, runs);
        return 0;
    case ["calibrate", .. var named]:
        FitCalibration.Run(named is [] ? ["govblog", "stories"] : named);
        return 0;
    case ["--product", var name, .. var options]:
        await ProductEvaluation.RunAsync(name, options.Contains("--one-by-one"), options.Contains("--two-instances") ? 2 : 1, After(options, "--runs"));
        return 0;
    case ["--duplicates", .. var how]:
        await CopyEvaluation.RunOverHttpAsync(how.Contains("show"));
        return 0;
    case ["duplicates", .. var how]:
        CopyEvaluation.RunInMemory(how.Contains("show"));
        return 0;
    case ["young"]:
        YoungSites.Run();
        return 0;
    case ["summaries"]:
        SummaryEvaluation.Run();
        return 0;
    case ["keywords", .. var show]:
        KeywordEvaluation.Run(show.FirstOrDefault());
        return 0;
    case ["entities", var labels, .. var how]:
        EntityEvaluation.Run(labels, how.Contains("explain"));
        return 0;
    case ["articles", .. var ids]:
        EntityEvaluation.Show(ids);
        return 0;
    default:
        Console.Error.WriteLine("""
            Scores related articles on the labelled sets in ../shared (or $CONTENTAPI_SHARED).

              calibrate [SET…]              prints what share of pairs is labelled, by score
              summaries                     prints ROUGE-L recall of the summaries on govblog's own
              keywords [show]               prints P@10 of keywords against govblog's tags
              entities LABELS [explain]     prints precision and recall on labelled articles (a TSV such as Aids/entity-labels.tsv)
              articles FILE:PLACE…          prints articles of ../shared/real, to label them
              rank [SET…] [--runs FOLDER]   ranks in memory and prints nDCG, MAP and recall; writes runs for score.py
              --product SET [--one-by-one | --two-instances] [--runs FOLDER]
                                            the same over HTTP: starts the server on an empty database, publishes the set, asks and scores
              young                         prints what sites of 3 to 200 articles show, under one floor and under two
              duplicates [show]             edits real articles, prints precision and recall of the copies found, in memory; and the mistakes
              --duplicates [show]           the same over HTTP
            """);
        return 1;
}

static string? After(string[] options, string name) => Array.IndexOf(options, name) is >= 0 and var at ? options.ElementAtOrDefault(at + 1) : null;
