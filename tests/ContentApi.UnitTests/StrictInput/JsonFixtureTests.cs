using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.StrictInput;

public sealed class JsonFixtureTests
{
    private static readonly JsonSerializerOptions Literal = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_json_test_suite_is_accepted_and_refused_as_it_says()
    {
        // The suite's "transform" cases are valid JSON whose values parsers read differently: nothing is expected of them but an answer.
        foreach (var line in SharedFixtures.Lines("json/jsontestsuite.ndjson"))
        {
            var name = line.GetProperty("name").GetString()!;
            var inExtra = Reading.Of<TrialRequest>([.. "{\"title\":\"t\",\"extra\":{\"value\":"u8, .. SharedFixtures.Bytes(line), .. "}}"u8]).Faults;
            var alone = Reading.Of<TrialRequest>(SharedFixtures.Bytes(line)).Faults;

            // Valid JSON, but the contract refuses duplicate members.
            if (name == "y_object_duplicated_key.json")
                inExtra.Keys.ShouldBe(["extra.value.a"]);
            else if (line.GetProperty("expect").GetString() == "accept")
                inExtra.ShouldBeEmpty(name);
            else if (line.GetProperty("expect").GetString() == "reject" && line.GetProperty("set").GetString() == "test_parsing")
                (alone.ContainsKey("$") && inExtra.Count > 0).ShouldBeTrue(name);
        }
    }

    [Fact]
    public void Naughty_strings_come_through_as_they_are()
    {
        foreach (var line in SharedFixtures.Lines("text/blns.ndjson"))
        {
            var text = line.GetProperty("s").GetString()!;
            var reading = Reading.Of<TrialRequest>(JsonSerializer.SerializeToUtf8Bytes(new { title = text, tags = new[] { text } }));
            var literally = Reading.Of<TrialRequest>(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
                new Dictionary<string, object> { ["title"] = text, ["extra"] = new Dictionary<string, string> { [text] = text } },
                Literal)));

            reading.Faults.ShouldBeEmpty(text);
            reading.Value.Title.ShouldBe(text);
            reading.Value.Tags.ShouldBe([text]);
            literally.Faults.ShouldBeEmpty(text);
            literally.Value.Extra!.Value.GetProperty(text).GetString().ShouldBe(text);
        }
    }
}
