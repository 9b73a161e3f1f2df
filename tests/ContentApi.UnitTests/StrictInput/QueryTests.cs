using System.ComponentModel.DataAnnotations;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.StrictInput;

public sealed class TrialQuery
{
    [MaxLength(5)]
    public string? Word { get; init; }

    [EmptyAllowed]
    public string? Q { get; init; }

    [Range(1, 100)]
    public int Limit { get; init; } = 20;

    public long? Position { get; init; }

    public bool Count { get; init; }

    public DateTimeOffset? PublishedAfter { get; init; }

    public Guid? Id { get; init; }

    public TrialFormat? Format { get; init; }

    [OneOf("-publishedAt", "title")]
    public string Sort { get; init; } = "-publishedAt";

    public IReadOnlyList<string> Source { get; init; } = [];

    [OneOf("draft", "published")]
    public string[]? Status { get; init; }

    [CommaList, OneOf("title", "summary", "body")]
    public IReadOnlyList<string>? Fields { get; init; }

    [CommaList, MaxLength(3)]
    public IReadOnlyList<string>? Ids { get; init; }

    public TrialFormat[]? Formats { get; init; }
}

public sealed class QueryTests
{
    [Fact]
    public void A_query_without_fault_is_bound_whole()
    {
        var (query, faults) = Read("?word=%F0%9F%98%80+a&limit=100&position=-5&count=true&publishedAfter=2025-07-13T18:30:00%2B09:00"
            + "&id=0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57&format=plain-text&sort=title&source=a&source=b%2Cc&status=draft&fields=title,body&ids=x&q=");

        faults.ShouldBeEmpty();
        query.Word.ShouldBe("😀 a");
        query.Q.ShouldBe("");
        query.Limit.ShouldBe(100);
        query.Position.ShouldBe(-5);
        query.Count.ShouldBeTrue();
        query.PublishedAfter.ShouldBe(new DateTimeOffset(2025, 7, 13, 9, 30, 0, TimeSpan.Zero));
        query.Id.ShouldBe(Guid.Parse("0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57"));
        query.Format.ShouldBe(TrialFormat.Text);
        query.Sort.ShouldBe("title");
        query.Source.ShouldBe(["a", "b,c"]);
        query.Status.ShouldBe(["draft"]);
        query.Fields.ShouldBe(["title", "body"]);
        query.Ids.ShouldBe(["x"]);
    }

    [Fact]
    public void Absent_parameters_keep_their_defaults()
    {
        var (query, faults) = Read("");

        faults.ShouldBeEmpty();
        query.Limit.ShouldBe(20);
        query.Sort.ShouldBe("-publishedAt");
        query.Source.ShouldBeEmpty();
        query.Fields.ShouldBeNull();
    }

    [Theory]
    [InlineData("limit=0", "limit", "Must be a whole number from 1 to 100.")]
    [InlineData("limit=101", "limit", "Must be a whole number from 1 to 100.")]
    [InlineData("limit=%2B5", "limit", "Must be a whole number from 1 to 100.")]
    [InlineData("limit=99999999999", "limit", "Must be a whole number from 1 to 100.")]
    [InlineData("limit=abc", "limit", "Must be a whole number from 1 to 100.")]
    [InlineData("limit=+5", "limit", "Must be a whole number from 1 to 100.")]
    [InlineData("limit=5.0", "limit", "Must be a whole number from 1 to 100.")]
    [InlineData("limit=", "limit", "Has no value: give one, or leave the parameter out.")]
    [InlineData("limit", "limit", "Has no value: give one, or leave the parameter out.")]
    [InlineData("limit=5&limit=5", "limit", "Stands here twice: send it once.")]
    [InlineData("position=x", "position", "Must be a whole number from -9223372036854775808 to 9223372036854775807.")]
    [InlineData("count=True", "count", "Must be true or false.")]
    [InlineData("count=1", "count", "Must be true or false.")]
    [InlineData("publishedAfter=2025-07-13", "publishedAfter", "Write a time with its offset, such as 2025-07-13T09:30:00Z or 2025-07-13T18:30:00+09:00.")]
    [InlineData("publishedAfter=2025-07-13T18:30:00+09:00", "publishedAfter", "In a query string + means a space: write %2B in place of +.")]
    [InlineData("id=1", "id", "Must be an id such as 0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57.")]
    [InlineData("format=Html", "format", "Must be one of: html, markdown, plain-text.")]
    [InlineData("format=1", "format", "Must be one of: html, markdown, plain-text.")]
    [InlineData("sort=Title", "sort", "Must be one of: -publishedAt, title.")]
    [InlineData("status=draft&status=gone", "status", "`gone` is not one of: draft, published.")]
    [InlineData("formats=html&formats=x", "formats", "Must be one of: html, markdown, plain-text.")]
    [InlineData("source=a&source=", "source", "Has no value: give one, or leave the parameter out.")]
    [InlineData("fields=title,,body", "fields", "Has no value: give one, or leave the parameter out.")]
    [InlineData("fields=title,", "fields", "Has no value: give one, or leave the parameter out.")]
    [InlineData("fields=", "fields", "Has no value: give one, or leave the parameter out.")]
    [InlineData("fields=title, body", "fields", "` body` is not one of: title, summary, body.")]
    [InlineData("fields=title,title", "fields", "`title` stands here twice: send it once.")]
    [InlineData("fields=title&fields=body", "fields", "Stands here twice: separate the values by commas.")]
    [InlineData("ids=a,b,c,d", "ids", "May have up to 3 values.")]
    [InlineData("word=abcdef", "word", "May have up to 5 characters.")]
    [InlineData("word=a%00", "word", "Must not contain U+0000.")]
    [InlineData("word=%ff", "word", "Its percent-encoding is broken: write each byte of the UTF-8 text as % and two hexadecimal digits.")]
    [InlineData("word=%ED%A0%80", "word", "Its percent-encoding is broken: write each byte of the UTF-8 text as % and two hexadecimal digits.")]
    [InlineData("word=%zz", "word", "Its percent-encoding is broken: write each byte of the UTF-8 text as % and two hexadecimal digits.")]
    [InlineData("word=100%", "word", "Its percent-encoding is broken: write each byte of the UTF-8 text as % and two hexadecimal digits.")]
    public void A_fault_stands_under_the_parameters_name_and_says_what_to_do(string query, string name, string message)
    {
        var (_, faults) = Read("?" + query);

        faults.Keys.ShouldBe([name]);
        faults[name].ShouldBe([message]);
    }

    [Fact]
    public void Names_are_told_apart_by_case()
    {
        var (query, faults) = Read("?Limit=5&limit=6");

        faults.ShouldBeEmpty();
        query.Limit.ShouldBe(6);
    }

    [Fact]
    public void A_type_that_cannot_be_read_strictly_is_refused_when_it_is_declared() =>
        Should.Throw<NotSupportedException>(() => new QueryMember("when", typeof(DateOnly), []));

    private static (TrialQuery Query, Dictionary<string, string[]> Faults) Read(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        var faults = new InputFaults();
        var value = (TrialQuery)QueryShape.Of(typeof(TrialQuery)).Read(QueryParameters.Of(context), faults);
        return (value, faults.ToDictionary());
    }
}
