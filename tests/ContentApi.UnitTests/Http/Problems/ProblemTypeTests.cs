using System.Net;
using System.Reflection;
using System.Text.Json;
using ContentApi.Http.Problems;
using ContentApi.UnitTests.Http.Transport;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Http.Problems;

public sealed class ProblemTypeTests(TransportApp app)
{
    [Fact]
    public void All_of_them_are_listed_once()
    {
        var declared = typeof(ProblemType).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (ProblemType)field.GetValue(null)!);

        ProblemType.All.ShouldBe(declared, ignoreOrder: true);
        ProblemType.All.Select(type => type.Slug).ShouldBeUnique();
    }

    [Fact]
    public async Task Each_has_a_page_that_says_what_it_means()
    {
        foreach (var type in ProblemType.All)
        {
            var page = await app.Client.GetStringAsync(type.Uri, TestContext.Current.CancellationToken);

            WebUtility.HtmlDecode(page).ShouldContain(type.Title);
            page.ShouldNotContain("`");
        }
    }

    [Fact]
    public async Task Json_is_given_to_who_prefers_it()
    {
        var response = await app.Client.SendAsync(HttpMethod.Get, "/problems/gone", ("Accept", "text/html;q=0.5, application/json"));

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        response.Header("Vary").ShouldBe("Accept, Accept-Encoding");
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .RootElement.GetProperty("type").GetString().ShouldBe("/problems/gone");
    }

    [Fact]
    public async Task The_list_of_all_is_at_the_root_and_answers_304_to_who_has_it()
    {
        var first = await app.Client.SendAsync(HttpMethod.Get, "/problems");
        var second = await app.Client.SendAsync(HttpMethod.Get, "/problems", ("If-None-Match", first.Header("ETag")!));

        ((int)first.StatusCode).ShouldBe(200);
        ((int)second.StatusCode).ShouldBe(304);
        second.Header("ETag").ShouldBe(first.Header("ETag"));
    }
}
