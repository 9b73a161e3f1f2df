using ContentApi.Domain.Text;
using ContentApi.Hosting;

namespace ContentApi.Features.Articles.Importing.Files;

/// <summary>What a file holds.</summary>
internal enum FileFormat
{
    /// <summary>A write form, or a line of an export, on each line.</summary>
    Ndjson,

    /// <summary>WordPress's export.</summary>
    Wxr,

    /// <summary>IPTC ninjs: one item, a list of items, or an item on each line.</summary>
    Ninjs,
}

/// <summary>What <c>import</c> is asked to do.</summary>
internal sealed record ImportArguments
{
    public const string Usage = """
        import <file> [options]         <file> is NDJSON, WordPress WXR or ninjs, plain or gzipped; - reads standard input

          --format ndjson|wxr|ninjs     what the file holds; found out when absent
          --source <slug>               the source of articles that name none
          --source "Name|https://…"     the same, made if it does not exist
          --status draft|published      what becomes of the articles; as the file says when absent, else drafts
          --pages                       WordPress pages, too
          --dry-run                     write nothing, tell what would happen
          --report <file>               what became of each line, as NDJSON

        Settings such as --ConnectionStrings:Content=… are taken as by the server. The exit code is 0 when every line went well, 2 when some
        were invalid, 1 when the import could not be made.
        """;

    public required string File { get; init; }

    public FileFormat? Format { get; init; }

    /// <summary>A slug or id, or the name of a source to make.</summary>
    public string? Source { get; init; }

    /// <summary>The website of a source to make.</summary>
    public string? SourceHomepage { get; init; }

    public string? Status { get; init; }

    public bool Pages { get; init; }

    public bool DryRun { get; init; }

    public string? Report { get; init; }

    /// <summary>
    /// The settings among them, and nothing else: the configuration takes a path that begins with a slash, and an option without a value,
    /// for a setting whose value comes next.
    /// </summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Reads the command line behind <c>import</c>; settings in it are left to the configuration.</summary>
    /// <exception cref="SettingException">It is not what the usage says.</exception>
    public static ImportArguments Parse(IEnumerable<string> args)
    {
        var parsed = new ImportArguments { File = "" };
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var arg))
        {
            parsed = arg switch
            {
                "--format" => parsed with { Format = Enum.TryParse<FileFormat>(Value(arg), ignoreCase: true, out var format) ? format : throw Wrong(arg) },
                "--source" => WithSource(parsed, Value(arg)),
                "--status" => parsed with { Status = Value(arg) is ("draft" or "published") and var status ? status : throw Wrong(arg) },
                "--report" => parsed with { Report = Value(arg) },
                "--pages" => parsed with { Pages = true },
                "--dry-run" => parsed with { DryRun = true },
                _ when arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains(':', StringComparison.Ordinal) => Setting(parsed, arg),
                _ when arg is not "-" && arg.StartsWith('-') => throw Wrong(arg),
                _ when parsed.File.Length > 0 => throw Wrong(arg),
                _ => parsed with { File = arg },
            };
        }

        return parsed.File.Length > 0 ? parsed : throw new SettingException(Usage);

        string Value(string option) => rest.TryDequeue(out var value) ? value : throw Wrong(option);

        ImportArguments Setting(ImportArguments so, string arg)
        {
            string[] setting = arg.Contains('=', StringComparison.Ordinal) ? [arg] : [arg, Value(arg)];
            return so with { Settings = [.. so.Settings, .. setting] };
        }
    }

    private static ImportArguments WithSource(ImportArguments arguments, string value)
    {
        var parts = value.Split('|', 2, StringSplitOptions.TrimEntries);
        if (parts[0].Length == 0 || (parts.Length == 2 && !WebAddress.IsAbsoluteHttp(parts[1])))
            throw Wrong("--source");
        return arguments with { Source = parts[0], SourceHomepage = parts.ElementAtOrDefault(1) };
    }

    private static SettingException Wrong(string argument) => new($"{argument}: this is not understood.\n\n{Usage}");
}
