using System.Text.RegularExpressions;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Keys;

/// <summary>
/// Who may call what, in one place: the contract's roles. An operation that is not in the table fails here: say who may
/// call it. The rules beyond the role (a contributor's own articles) stand in <see cref="ContributorTests"/>.
/// </summary>
public sealed partial class EveryOperationRolesTests(ContentApiFixture api)
{
    private static readonly Role[] Admins = [Role.Admin];
    private static readonly Role[] Editors = [Role.Editor, .. Admins];
    private static readonly Role[] Contributors = [Role.Contributor, .. Editors];
    private static readonly Role[] KeyHolders = [Role.Viewer, .. Contributors];
    private static readonly Role[] WhoReadAll = [Role.Viewer, .. Editors];

    /// <summary>Null is everybody, without a key too.</summary>
    private static readonly Dictionary<string, Role[]?> Allowed = new()
    {
        ["GET v1/articles"] = null,
        ["POST v1/articles"] = Contributors,
        ["GET v1/articles/{}"] = null,
        ["PUT v1/articles/{}"] = Contributors,
        ["PATCH v1/articles/{}"] = Contributors,
        ["DELETE v1/articles/{}"] = Contributors,
        ["DELETE v1/articles/{}/draft"] = Editors,
        ["POST v1/articles/{}/publish"] = Editors,
        ["POST v1/articles/{}/unpublish"] = Editors,
        ["POST v1/articles/{}/corrections"] = Editors,
        ["GET v1/articles/{}/revisions"] = KeyHolders,
        ["GET v1/articles/{}/revisions/{}"] = KeyHolders,
        ["GET v1/articles/{}/revisions/{}..{}"] = KeyHolders,
        ["POST v1/articles/{}/revisions/{}/restore"] = Contributors,
        ["POST v1/articles/{}/preview"] = Contributors,
        ["POST v1/articles/import"] = Contributors,
        ["GET v1/articles/export"] = WhoReadAll,

        ["GET v1/articles/{}/related"] = null,
        ["PUT v1/articles/{}/related/{}"] = Editors,
        ["DELETE v1/articles/{}/related/{}"] = Editors,
        ["PUT v1/articles/{}/related/{}/exclusion"] = Editors,
        ["DELETE v1/articles/{}/related/{}/exclusion"] = Editors,
        ["POST v1/related"] = Contributors,

        ["GET v1/articles/{}/comments"] = null,
        ["POST v1/articles/{}/comments"] = null,
        ["GET v1/comments"] = Editors,
        ["POST v1/comments/{}/approve"] = Editors,
        ["POST v1/comments/{}/reject"] = Editors,
        ["POST v1/comments/{}/spam"] = Editors,
        ["DELETE v1/comments/{}"] = Editors,

        ["GET v1/articles/{}/summary"] = null,
        ["GET v1/articles/{}/keywords"] = null,
        ["GET v1/articles/{}/entities"] = null,
        ["GET v1/articles/{}/speech"] = null,
        ["GET v1/articles/{}/translation"] = null,
        ["POST v1/articles/{}/questions"] = null,

        ["GET v1/sources"] = null,
        ["POST v1/sources"] = Editors,
        ["GET v1/sources/{}"] = null,
        ["PUT v1/sources/{}"] = Editors,
        ["PATCH v1/sources/{}"] = Editors,
        ["DELETE v1/sources/{}"] = Editors,
        ["GET v1/sources/{}/articles"] = null,
        ["POST v1/sources/{}/poll"] = Editors,

        ["GET v1/tags"] = null,
        ["GET v1/tags/{}"] = null,
        ["PATCH v1/tags/{}"] = Editors,
        ["POST v1/tags/{}/merge"] = Editors,
        ["DELETE v1/tags/{}"] = Editors,
        ["GET v1/sections"] = null,
        ["GET v1/sections/{}"] = null,
        ["PATCH v1/sections/{}"] = Editors,
        ["POST v1/sections/{}/merge"] = Editors,
        ["DELETE v1/sections/{}"] = Editors,
        ["GET v1/authors"] = null,
        ["GET v1/authors/{}"] = null,
        ["PATCH v1/authors/{}"] = Editors,
        ["POST v1/authors/{}/merge"] = Editors,
        ["DELETE v1/authors/{}"] = Editors,

        ["GET v1/lists"] = null,
        ["GET v1/lists/{}"] = null,
        ["PUT v1/lists/{}"] = Editors,
        ["DELETE v1/lists/{}"] = Editors,

        ["GET feeds/articles.rss"] = null,
        ["GET feeds/articles.atom"] = null,
        ["GET feeds/articles.json"] = null,
        ["GET feeds/articles.{}"] = null,
        ["GET feeds/sources/{}.rss"] = null,
        ["GET feeds/sources/{}.atom"] = null,
        ["GET feeds/sources/{}.json"] = null,
        ["GET feeds/sources/{}.{}"] = null,
        ["GET sitemap.xml"] = null,
        ["GET sitemap-news.xml"] = null,
        ["GET sitemaps/articles-{}.xml"] = null,
        ["GET sitemaps/news-{}.xml"] = null,

        ["GET v1/changes"] = null,
        ["GET v1/webhooks"] = Admins,
        ["POST v1/webhooks"] = Admins,
        ["GET v1/webhooks/{}"] = Admins,
        ["PATCH v1/webhooks/{}"] = Admins,
        ["DELETE v1/webhooks/{}"] = Admins,
        ["GET v1/webhooks/{}/deliveries"] = Admins,
        ["POST v1/webhooks/{}/deliveries/{}/retry"] = Admins,

        ["GET v1/me"] = KeyHolders,
        ["GET v1/api-keys"] = Admins,
        ["POST v1/api-keys"] = Admins,
        ["DELETE v1/api-keys/{}"] = Admins,
    };

    [Fact]
    public async Task Each_operation_is_open_to_the_roles_of_the_table_and_to_no_others()
    {
        var operations = api.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items
            .SelectMany(group => group.Items)
            .Where(operation => operation.HttpMethod != "HEAD")
            .DistinctBy(Name)
            .ToList();
        operations.Select(Name).Except(Allowed.Keys).ShouldBeEmpty("say in the table who may call these");

        foreach (var operation in operations)
        {
            var allowed = Allowed[Name(operation)];
            foreach (var role in (Role?[])[null, Role.Viewer, Role.Contributor, Role.Editor, Role.Admin])
            {
                var client = role is { } known ? api.ClientFor(known) : api.Anonymous;
                var body = operation.HttpMethod is "GET" or "DELETE" ? null : "{}";
                // It names nothing that exists: whoever may call gets 404 or 400 at most.
                using var response = await client.SendAsync(new HttpMethod(operation.HttpMethod!), "/" + Part().Replace(operation.RelativePath!, "0"), body, ifMatch: null);

                var status = (int)response.StatusCode;
                var expected = allowed is null || (role is not null && allowed.Contains(role.Value)) ? "open" : role is null ? "401" : "403";
                (status is 401 or 403 ? $"{status}" : "open").ShouldBe(expected, $"{Name(operation)} with {role?.ToString() ?? "no key"}");
                status.ShouldBeLessThan(500, $"{Name(operation)} with {role?.ToString() ?? "no key"}");
            }
        }
    }

    private static string Name(ApiDescription operation) => $"{operation.HttpMethod} {Part().Replace(operation.RelativePath!, "{}")}";

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Part();
}
