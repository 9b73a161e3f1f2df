using System.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.StrictInput;

public sealed class JsonSyntaxTests
{
    [Theory]
    [InlineData("{\"title\": \"a\",}", 1, 15, "remove the comma before it")]
    [InlineData("{\n  \"title\": \"ä😀\", ?", 2, 18, "this is not expected here")]
    [InlineData("{\"title\": }", 1, 11, "a value is missing before it")]
    [InlineData("{\"title\": \"a\"", 1, 14, "the text ends before everything is closed")]
    [InlineData("{\"title\": \"a", 1, 13, "the text ends before everything is closed")]
    [InlineData("{'title': 'a'}", 1, 2, "strings and names stand in double quotes")]
    [InlineData("{\"title\": \"a\"} // more", 1, 16, "comments are not part of JSON")]
    [InlineData("{\"title\": \"a\"} {}", 1, 16, "this is not expected here")]
    [InlineData("{\"title\": \"a\nb\"}", 1, 13, "control characters in strings are written as escapes such as \\n")]
    [InlineData("\uFEFF{\"title\": \"a\"}", 1, 1, "it begins with a byte order mark; send it without")]
    [InlineData("   ", 1, 4, "the text ends before everything is closed")]
    [InlineData("title=a", 1, 2, "this is not expected here")]
    public void A_syntax_error_is_told_with_its_line_and_column(string json, int line, int column, string reason) =>
        Reading.Of(json).Faults["$"].ShouldBe([$"This is no valid JSON. Line {line}, column {column}: {reason}."]);

    [Fact]
    public void Faults_before_a_syntax_error_are_told_with_it() =>
        Reading.Of("""{"Title": "a", "summary": 5, "title": """).Faults.Keys.ShouldBe(["Title", "summary", "$"]);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"{}\"")]
    [InlineData("42")]
    public void A_body_that_is_no_object_is_refused_and_leaves_an_empty_request(string json)
    {
        var reading = Reading.Of(json);

        reading.Faults.ShouldHaveSingleItem().Key.ShouldBe("$");
        reading.Only.ShouldBe("The body must be a JSON object; line 1, column 1 begins something else.");
        reading.Value.ShouldNotBeNull();
    }

    [Fact]
    public void Sixty_four_levels_are_read_and_no_more()
    {
        Reading.OfMembers("\"extra\": {\"a\":" + Nested(62) + "}").Faults.ShouldBeEmpty();

        Reading.OfMembers("\"extra\": {\"a\":" + Nested(63) + "}").Only.ShouldEndWith("nested deeper than 64 levels.");
    }

    [Fact]
    public void No_message_names_a_type_of_dotnet()
    {
        string[] bodies =
        [
            "", "[", "{", "nul", "{\"a\"", "{\"a\":1 2}", "\u0000", "{\"position\":99999999999999999999}", "{\"extra\":{\"a\":\"\\x\"}}", new('[', 100),
            "{\"links\":[{\"weight\":\"\"}],\"image\":5,\"tags\":{\"a\":1},\"sourceId\":7,\"publishedAt\":[],\"bodyFormat\":\"Html, Text\"}",
        ];

        foreach (var message in bodies.SelectMany(body => Reading.Of(body).Faults.Values).SelectMany(messages => messages))
            foreach (var name in (string[])["System", "Json.", "Trial", "Int32", "DateTimeOffset", "Guid", "Reader", "Exception", "Path:", "BytePosition"])
                message.ShouldNotContain(name, Case.Sensitive);
    }

    [Fact]
    public void Any_bytes_at_all_are_read_or_refused_but_never_throw() =>
        Gen.Byte.Array[0, 60].Sample(bytes =>
        {
            Reading.Of<TrialRequest>(bytes);
            Reading.Of<TrialRequest>([.. "{\"title\":\""u8, .. bytes, .. "\",\"extra\":{\"a\":["u8, .. bytes, .. "]}}"u8]);
        });

    [Fact]
    public void A_body_cut_anywhere_is_refused()
    {
        var json = Encoding.UTF8.GetBytes("""{"title":"ä😀\u00e4","tags":["a",1,null],"image":{"url":null},"extra":{"a":[1,{"b":"\ud83d\ude00"}]},"weight":-1.5e3}""");

        for (var length = 0; length < json.Length; length++)
            Reading.Of<TrialRequest>(json.AsSpan(0, length)).Faults.Keys.ShouldContain("$");
    }

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);
}
