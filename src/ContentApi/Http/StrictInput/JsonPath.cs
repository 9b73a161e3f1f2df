using System.Buffers;
using System.Text.Json;

namespace ContentApi.Http.StrictInput;

/// <summary>Where in a JSON document something is: <c>image.url</c>, <c>tags[2]</c>, <c>extra["two words"]</c>.</summary>
internal sealed class JsonPath
{
    private const int LongestName = 64;

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(".[]\"\\ ");

    private readonly List<(string? Name, int Index)> steps = [];

    public void Enter(string name) => steps.Add((name, 0));

    public void EnterItem(int index) => steps.Add((null, index));

    public void Leave() => steps.RemoveAt(steps.Count - 1);

    public override string ToString() => steps.Count == 0 ? InputFaults.Root : Steps();

    /// <summary>The path of a member of what is entered.</summary>
    public string Of(string name) => Join(Steps(), name);

    /// <summary>A path of C# members (<c>Image.Url</c>) as the JSON has it (<c>image.url</c>).</summary>
    public static string CamelCase(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    /// <summary>A name that a caller has made up, short enough to be repeated.</summary>
    public static string Shortened(string name)
    {
        if (name.Length <= LongestName)
            return name;

        return string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName), "…");
    }

    private string Steps() => steps.Aggregate("", (path, step) => step.Name is null ? $"{path}[{step.Index}]" : Join(path, step.Name));

    private static string Join(string path, string name)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny(NeedsQuotes))
            return $"{path}[\"{Shortened(name)}\"]";

        return path.Length == 0 ? Shortened(name) : $"{path}.{Shortened(name)}";
    }
}
