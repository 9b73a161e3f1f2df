using System.Text.Json;
using System.Text.RegularExpressions;

namespace ContentApi.IntegrationTests.Sample;

/// <summary>A file of requests as editors' REST clients run it: variables, named requests, bodies in the file or in another one.</summary>
public sealed partial class HttpFile
{
    private readonly string directory;
    private readonly Dictionary<string, string> variables = [];
    private readonly List<string[]> blocks = [];

    /// <param name="path">The file.</param>
    /// <param name="overrides">Values in place of the file's own, as somebody would type them in.</param>
    public HttpFile(string path, params (string Name, string Value)[] overrides)
    {
        directory = Path.GetDirectoryName(path)!;
        var lines = new List<string>();
        foreach (var line in File.ReadLines(path).Append("###"))
        {
            if (Variable().Match(line) is { Success: true } variable)
                variables[variable.Groups[1].Value] = variable.Groups[2].Value.Trim();
            else if (!line.StartsWith("###", StringComparison.Ordinal))
                lines.Add(line);
            else if (lines.Exists(IsRequestLine))
                blocks.Add([.. lines]);
            if (line.StartsWith("###", StringComparison.Ordinal))
                lines.Clear();
        }

        foreach (var (name, value) in overrides)
            variables[name] = value;
    }

    /// <summary>Sends the requests in their order. The caller looks at each answer before the next request is sent.</summary>
    public async IAsyncEnumerable<HttpResponseMessage> RunAsync(HttpClient client)
    {
        foreach (var block in blocks)
        {
            var answer = await client.SendAsync(Request(block));
            if (block.Select(line => Name().Match(line)).FirstOrDefault(match => match.Success) is { } name)
            {
                foreach (var (header, values) in answer.Headers.NonValidated)
                    variables[$"{name.Groups[1].Value}.response.headers.{header}"] = values.ToString();
                if (answer.Content.Headers.ContentType?.MediaType == "application/json")
                    Remember($"{name.Groups[1].Value}.response.body.$", JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
            }

            yield return answer;
        }
    }

    private void Remember(string path, JsonElement json)
    {
        foreach (var member in json.EnumerateObject().Where(member => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number))
            variables[$"{path}.{member.Name}"] = member.Value.ToString();
    }

    private HttpRequestMessage Request(string[] block)
    {
        var start = Array.FindIndex(block, IsRequestLine);
        var (method, address) = Filled(block[start]).Split(' ') is [var m, var a] ? (m, a) : throw new FormatException(block[start]);
        var headers = block[(start + 1)..].TakeWhile(line => line.Length > 0).Select(line => Filled(line).Split(": ", 2)).ToList();
        var body = Filled(string.Join('\n', block[(start + 1)..].SkipWhile(line => line.Length > 0)).Trim());
        if (body.StartsWith("< ", StringComparison.Ordinal))
            body = File.ReadAllText(Path.Combine(directory, body[2..]));

        var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = body.Length > 0 ? new StringContent(body) : null };
        foreach (var header in headers)
        {
            if (header[0] == "Content-Type")
                request.Content!.Headers.ContentType = new(header[1]);
            else
                request.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        return request;
    }

    private string Filled(string line) => Placeholder().Replace(line, match => variables[match.Groups[1].Value]);

    private static bool IsRequestLine(string line) => RequestLine().IsMatch(line);

    [GeneratedRegex(@"^@(\w+)\s*=(.*)$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^# @name (\w+)$")]
    private static partial Regex Name();

    [GeneratedRegex("^(GET|HEAD|POST|PUT|PATCH|DELETE) ")]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"\{\{([\w.$-]+)\}\}")]
    private static partial Regex Placeholder();
}
