using System.Text;
using System.Text.Json;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Related;
using ContentApi.Features.Related.Reading;
using ContentApi.Http.Json;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Related;

public sealed class ReadyAnswerFormTests
{
    private const string Known =
        """
        {"bodyHtml":"<p>Text</p>","id":"00000000-0000-0000-0000-000000000000","slug":"slug","status":"published","version":2,"title":"Title","summary":"Summary","byline":"By Ann","authors":[{"slug":"ann","name":"Ann"}],
        "source":{"id":"00000000-0000-0000-0000-000000000000","slug":"source","name":"Source","homepageUrl":"https://source.example/","logoUrl":null,"textPolicy":"full"},
        "canonicalUrl":null,"externalId":null,"language":"en","section":{"slug":"world","name":"World"},"tags":[],"image":null,"copyright":null,"corrections":[],"withdrawn":null,"extra":null,
        "wordCount":300,"readingMinutes":2,"commentsOpen":true,"commentCount":1,
        "publishedAt":"1970-01-01T00:00:00Z","firstPublishedAt":"1970-01-01T00:00:00Z","expiresAt":null,"createdAt":"1970-01-01T00:00:00Z","updatedAt":"1970-01-01T00:00:00Z",
        "related":{"items":[{"article":{"id":"00000000-0000-0000-0000-000000000000","slug":"slug","status":"published","version":2,"title":"Title","summary":"Summary","byline":"By Ann","authors":[{"slug":"ann","name":"Ann"}],
        "source":{"id":"00000000-0000-0000-0000-000000000000","slug":"source","name":"Source","homepageUrl":"https://source.example/","logoUrl":null,"textPolicy":"full"},
        "canonicalUrl":null,"externalId":null,"language":"en","section":{"slug":"world","name":"World"},"tags":[],"image":null,"copyright":null,"corrections":[],"withdrawn":null,"extra":null,
        "wordCount":300,"readingMinutes":2,"commentsOpen":true,"commentCount":1,
        "publishedAt":"1970-01-01T00:00:00Z","firstPublishedAt":"1970-01-01T00:00:00Z","expiresAt":null,"createdAt":"1970-01-01T00:00:00Z","updatedAt":"1970-01-01T00:00:00Z"},
        "kind":"automatic","score":0.5,"reasons":[{"type":"terms","values":["word"]}],
        "alsoAt":[{"id":"00000000-0000-0000-0000-000000000000","slug":"copy",
        "source":{"id":"00000000-0000-0000-0000-000000000000","slug":"source","name":"Source","homepageUrl":"https://source.example/","logoUrl":null,"textPolicy":"excerpt"},
        "canonicalUrl":null}]}],
        "alsoAt":[{"id":"00000000-0000-0000-0000-000000000000","slug":"copy",
        "source":{"id":"00000000-0000-0000-0000-000000000000","slug":"source","name":"Source","homepageUrl":"https://source.example/","logoUrl":null,"textPolicy":"excerpt"},
        "canonicalUrl":null}]}}
        """;

    [Fact]
    public void Pages_that_are_made_before_have_the_form_that_their_number_says()
    {
        var article = new RelatedRow
        {
            Id = Guid.Empty,
            Version = 2,
            Slug = "slug",
            Title = "Title",
            Summary = "Summary",
            BodyHtml = "<p>Text</p>",
            Byline = "By Ann",
            Authors = """[{"slug":"ann","name":"Ann"}]""",
            Tags = "[]",
            SourceSlug = "source",
            SourceName = "Source",
            HomepageUrl = "https://source.example/",
            TextPolicy = TextPolicy.Full,
            Language = "en",
            SectionSlug = "world",
            SectionName = "World",
            WordCount = 300,
            CommentsOpen = true,
            CommentCount = 1,
            Listed = true,
            PublishedAt = DateTimeOffset.UnixEpoch,
            FirstPublishedAt = DateTimeOffset.UnixEpoch,
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
        var link = new CopyLink(Guid.Empty, "copy", new ArticleSource(Guid.Empty, "source", "Source", "https://source.example/", null, TextPolicy.Excerpt), null);
        var answer = new RelatedResponse
        {
            Items = [new RelatedItem { Article = ArticleJson.Item(article, withheld: true), Kind = RelatedKind.Automatic, Score = 0.5, Reasons = [new("terms", ["word"])], AlsoAt = [link] }],
            AlsoAt = [link],
        };

        var (page, _) = ReadyPage.Of(ArticleJson.Write(ArticleJson.Whole(article, withheld: true), fields: null), JsonSerializer.SerializeToUtf8Bytes(answer, ContentJson.Options));
        var json = Encoding.UTF8.GetString(page);

        (ReadyAnswer.Form, json).ShouldBe(((short)1, Known.ReplaceLineEndings("")), "Pages look otherwise: raise ReadyAnswer.Form, so that those in the database are made anew, and say here what they look like.");
    }
}
