using ContentApi.Http.StrictInput;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.StrictInput;

public sealed class StrictJsonTests
{
    [Fact]
    public void A_body_without_fault_is_bound_whole()
    {
        var reading = Reading.Of("""
            { "title": "Überschrift 😀", "slug": null, "name": "n", "summary": null, "bodyFormat": "plain-text", "tags": ["a", "b"],
              "links": [{ "url": "u" }, { "url": "v", "weight": 9 }], "image": { "url": "https://x", "alt": null, "width": 5 },
              "commentsOpen": false, "publishedAt": "2025-07-13T18:30:00.1234567+09:00", "expiresAt": "2026-01-01T00:00:00Z",
              "sourceId": "0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57", "position": 3, "weight": 1.5e2, "extra": { "a": [1, { "a": null }] } }
            """);

        reading.Faults.ShouldBeEmpty();
        var request = reading.Value;
        request.Title.ShouldBe("Überschrift 😀");
        request.Slug.IsSet.ShouldBeTrue();
        request.Slug.Value.ShouldBeNull();
        request.Name.Value.ShouldBe("n");
        request.BodyFormat.ShouldBe(TrialFormat.Text);
        request.Tags.ShouldBe(["a", "b"]);
        request.Links.ShouldBe([new TrialLink("u"), new TrialLink("v", 9)]);
        request.Image!.Width.ShouldBe(5);
        request.CommentsOpen.ShouldBe(false);
        request.PublishedAt.ShouldBe(new DateTimeOffset(2025, 7, 13, 9, 30, 0, 123, 456, TimeSpan.Zero));
        request.ExpiresAt.Value.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        request.SourceId.ShouldBe(Guid.Parse("0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57"));
        request.Weight.ShouldBe(150);
        request.Extra!.Value.GetProperty("a").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void Absent_members_keep_their_defaults_and_are_told_from_null()
    {
        var request = Reading.Of("""{"title":"t"}""").Value;

        request.Slug.IsSet.ShouldBeFalse();
        request.Slug.Or("kept").ShouldBe("kept");
        request.ExpiresAt.IsSet.ShouldBeFalse();
        request.Position.ShouldBe(7);
        request.Tags.ShouldBeEmpty();
        request.Extra.ShouldBeNull();
    }

    [Fact]
    public void A_member_that_stands_there_twice_may_have_faults_inside_as_well()
    {
        var reading = Reading.OfMembers("""
            "image": { "url": "u" }, "image": { "nothing": 1, "url": 2 }
            """);

        reading.Faults.Keys.ShouldContain("image");
        reading.Faults.Keys.ShouldContain("image.nothing");
        reading.Value.Image!.Url.ShouldBe("u");
    }

    [Fact]
    public void Optional_members_may_be_of_any_kind()
    {
        var request = Reading.OfMembers("""
            "otherFormat": "markdown", "authors": ["a"], "cover": { "url": "u" }, "notes": { "a": 1 }
            """).Value;
        request.OtherFormat.Value.ShouldBe(TrialFormat.Markdown);
        request.Authors.Value.ShouldBe(["a"]);
        request.Cover.Value!.Url.ShouldBe("u");
        request.Notes.Value!.Value.GetProperty("a").GetInt32().ShouldBe(1);

        var cleared = Reading.OfMembers(""" "otherFormat": null, "authors": null, "cover": null, "notes": null """);
        cleared.Faults.ShouldBeEmpty();
        (cleared.Value.OtherFormat.IsSet && cleared.Value.Authors.IsSet && cleared.Value.Cover.IsSet && cleared.Value.Notes.IsSet).ShouldBeTrue();
        cleared.Value.Notes.Value.ShouldBeNull();

        var faulty = Reading.OfMembers(""" "otherFormat": 1, "authors": ["a", null], "cover": { "url": 2, "alt": "x" }, "notes": [1] """);
        faulty.Faults.Keys.ShouldBe(["otherFormat", "authors[1]", "cover.url", "notes"]);
        faulty.Value.OtherFormat.IsSet.ShouldBeFalse();
        faulty.Value.Authors.Value.ShouldBe(["a", ""]);
        faulty.Value.Cover.Value!.Alt.ShouldBe("x");
    }

    [Theory]
    [InlineData("\"Summary\": \"s\"", "Summary", "Unknown member; did you mean `summary`?")]
    [InlineData("\"publishdeAt\": 1", "publishdeAt", "Unknown member; did you mean `publishedAt`?")]
    [InlineData("\"summ\\u0061ri\": 1", "summari", "Unknown member; did you mean `summary`?")]
    [InlineData("\"zzzz\": {\"a\": [1, {}]}", "zzzz", "Unknown member.")]
    [InlineData("\"hasImage\": true", "hasImage", "Unknown member.")]
    [InlineData("\"\": 1", "[\"\"]", "Unknown member.")]
    [InlineData("\"a.b\": 1", "[\"a.b\"]", "Unknown member.")]
    [InlineData("\"status\": \"draft\"", "status", "`status` is read-only; send back what context=edit gives as `write`.")]
    [InlineData("\"summary\": \"a\", \"summary\": \"a\"", "summary", "Stands here twice: send it once.")]
    [InlineData("\"summary\": \"a\", \"\\u0073ummary\": null", "summary", "Stands here twice: send it once.")]
    [InlineData("\"summary\": 5", "summary", "Must be a string, not a number.")]
    [InlineData("\"name\": null", "name", "Must be a string, not null.")]
    [InlineData("\"position\": null", "position", "Must be a whole number, not null.")]
    [InlineData("\"position\": \"5\"", "position", "Must be a whole number, not a string.")]
    [InlineData("\"position\": 2147483648", "position", "Must be a whole number from -2147483648 to 2147483647.")]
    [InlineData("\"position\": 1.5", "position", "Must be a whole number from -2147483648 to 2147483647.")]
    [InlineData("\"weight\": 1e999", "weight", "Is out of range.")]
    [InlineData("\"tags\": null", "tags", "Must be a list, not null.")]
    [InlineData("\"tags\": \"a\"", "tags", "Must be a list, not a string.")]
    [InlineData("\"tags\": {}", "tags", "Must be a list, not an object.")]
    [InlineData("\"tags\": [\"a\", null]", "tags[1]", "Must be a string, not null.")]
    [InlineData("\"tags\": [[\"a\"]]", "tags[0]", "Must be a string, not a list.")]
    [InlineData("\"links\": [{\"url\": 1}]", "links[0].url", "Must be a string, not a number.")]
    [InlineData("\"links\": [{\"url\": \"u\", \"URL\": \"v\"}]", "links[0].URL", "Unknown member; did you mean `url`?")]
    [InlineData("\"links\": [null]", "links[0]", "Must be an object, not null.")]
    [InlineData("\"image\": []", "image", "Must be an object, not a list.")]
    [InlineData("\"image\": {}", "image.url", "Is required: send a string.")]
    [InlineData("\"image\": {\"url\": \"u\", \"bytes\": 1}", "image.bytes", "`bytes` is read-only; leave it out.")]
    [InlineData("\"image\": {\"url\": \"u\", \"url\": \"u\"}", "image.url", "Stands here twice: send it once.")]
    [InlineData("\"commentsOpen\": \"yes\"", "commentsOpen", "Must be true or false, not a string.")]
    [InlineData("\"commentsOpen\": 0", "commentsOpen", "Must be true or false, not a number.")]
    [InlineData("\"bodyFormat\": \"HTML\"", "bodyFormat", "Must be one of: html, markdown, plain-text.")]
    [InlineData("\"bodyFormat\": \"text\"", "bodyFormat", "Must be one of: html, markdown, plain-text.")]
    [InlineData("\"bodyFormat\": 0", "bodyFormat", "Must be one of: html, markdown, plain-text, not a number.")]
    [InlineData("\"sourceId\": \"{0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57}\"", "sourceId", "Must be an id such as 0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57.")]
    [InlineData("\"extra\": [1]", "extra", "Must be an object, not a list.")]
    [InlineData("\"extra\": {\"a\": {\"b\": 1, \"b\": 2}}", "extra.a.b", "Stands here twice: send it once.")]
    [InlineData("\"extra\": {\"a\": [{\"b c\": 1, \"b c\": 2}]}", "extra.a[0][\"b c\"]", "Stands here twice: send it once.")]
    [InlineData("\"extra\": {\"a\": 1e400}", "extra.a", "Is out of range: a double-precision number cannot hold it.")]
    [InlineData("\"extra\": {\"a\": [-1e-400]}", "extra.a[0]", "Is out of range: a double-precision number cannot hold it.")]
    [InlineData("\"summary\": \"a\\u0000\"", "summary", "Must not contain U+0000.")]
    [InlineData("\"summary\": \"\\ud800\"", "summary", "Must not contain half of a surrogate pair (U+D800 to U+DFFF).")]
    [InlineData("\"summary\": \"\\ud83d\\u0041\"", "summary", "Must not contain half of a surrogate pair (U+D800 to U+DFFF).")]
    [InlineData("\"summary\": \"\\uDE00\\ud83d\"", "summary", "Must not contain half of a surrogate pair (U+D800 to U+DFFF).")]
    [InlineData("\"extra\": {\"a\": [\"\\u0000\"]}", "extra.a[0]", "Must not contain U+0000.")]
    [InlineData("\"extra\": {\"\\udc00\": 1}", "extra[\"\\udc00\"]", "Must not contain half of a surrogate pair (U+D800 to U+DFFF).")]
    [InlineData("\"\\ud800\": 1", "[\"\\ud800\"]", "Must not contain half of a surrogate pair (U+D800 to U+DFFF).")]
    [InlineData("\"title\\u0000\": 1", "[\"title\\u0000\"]", "Must not contain U+0000.")]
    [InlineData("\"bodyFormat\": \"\\ud800\"", "bodyFormat", "Must not contain half of a surrogate pair (U+D800 to U+DFFF).")]
    [InlineData("\"publishedAt\": 1", "publishedAt", "Must be a time in a string, not a number.")]
    public void A_fault_stands_under_its_path_and_says_what_to_do(string members, string path, string message)
    {
        var reading = Reading.OfMembers(members);

        reading.Faults.Keys.ShouldBe([path]);
        reading.Only.ShouldBe(message);
        reading.Value.Title.ShouldBe("t");
    }

    [Theory]
    [InlineData("2025-07-13T09:30:00")]
    [InlineData("2025-07-13")]
    [InlineData("2025-07-13 09:30:00Z")]
    [InlineData("2025-02-30T09:30:00Z")]
    [InlineData("2025-07-13T09:30:60Z")]
    [InlineData("2025-07-13T24:00:00Z")]
    [InlineData("2025-07-13T09:30:00.Z")]
    [InlineData("2025-07-13T09:30:00+0900")]
    [InlineData("2025-07-13T09:30:00+24:00")]
    [InlineData("2025-07-13T09:30:00ZZ")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("")]
    [InlineData("Sun, 13 Jul 2025 09:30:00 GMT")]
    public void A_time_that_is_not_rfc_3339_is_told_how_to_be(string time) =>
        Reading.OfMembers($"\"publishedAt\": \"{time}\"").Only.ShouldBe(
            "Write a time with its offset, such as 2025-07-13T09:30:00Z or 2025-07-13T18:30:00+09:00.");

    [Fact]
    public void What_is_not_at_fault_is_bound_and_items_keep_their_places()
    {
        var reading = Reading.Of("""
            { "Title": "no", "title": "yes", "title": 3, "summary": 5, "tags": ["a", 1, null, "d"], "links": [{ "url": 1, "weight": 4 }, 5],
              "image": { "url": null, "alt": "kept", "x": { "alt": "no" } }, "position": "3", "extra": { "a": 1, "a": 2 }, "weight": 2 }
            """);

        var request = reading.Value;
        request.Title.ShouldBe("yes");
        request.Summary.ShouldBeNull();
        request.Tags.ShouldBe(["a", "", "", "d"]);
        request.Links!.Count.ShouldBe(2);
        request.Links[0].Weight.ShouldBe(4);
        request.Image!.Alt.ShouldBe("kept");
        request.Position.ShouldBe(7);
        request.Extra.ShouldBeNull();
        request.Weight.ShouldBe(2);
        reading.Faults.Keys.ShouldBe(
            ["Title", "title", "summary", "tags[1]", "tags[2]", "links[0].url", "links[1]", "image.url", "image.x", "position", "extra.a"]);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_faults_of_the_member_that_holds_them()
    {
        byte[] json = [.. "{\"title\": \"a"u8, 0xC3, 0x28, .. "\", \"summary\": \"s\", \"extra\": {\"x"u8, 0xED, 0xA0, 0x80, .. "\": 1}}"u8];

        var reading = Reading.Of<TrialRequest>(json);

        reading.Faults["title"].ShouldBe(["Must be UTF-8: some of its bytes are not."]);
        reading.Faults.Keys.ShouldContain(path => path.StartsWith("extra.x", StringComparison.Ordinal));
        reading.Value.Summary.ShouldBe("s");
    }

    [Fact]
    public void A_missing_required_member_is_named_beside_the_misspelt_one()
    {
        var faults = Reading.Of("""{"Title": "t"}""").Faults;

        faults.Keys.ShouldBe(["Title", "title"]);
        faults["Title"].ShouldBe(["Unknown member; did you mean `title`?"]);
        faults["title"].ShouldBe(["Is required: send a string."]);
    }

    [Fact]
    public void Names_that_a_caller_makes_up_are_cut_before_they_are_repeated() =>
        Reading.OfMembers($"\"{new string('x', 100_000)}\": 1").Faults.Keys.ShouldBe([new string('x', 64) + "…"]);

    [Fact]
    public void A_million_faults_do_not_make_a_million_lines_but_a_syntax_error_is_always_told()
    {
        var tags = "\"tags\": [" + string.Join(',', Enumerable.Repeat("1", 1_000_000)) + "]";

        Reading.OfMembers(tags).Faults.Count.ShouldBe(InputFaults.MostPlaces);
        Reading.OfMembers(tags + ",").Faults.Keys.ShouldContain("$");
    }

    [Fact]
    public void A_type_that_cannot_be_read_strictly_is_refused_when_it_is_declared() =>
        Should.Throw<NotSupportedException>(() => InputShape.Of(typeof(Dictionary<string, string>)));
}
