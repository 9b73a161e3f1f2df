using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>Groups the operations by feature folder, each with a word about it.</summary>
internal sealed class FeatureTags : IDocumentFilter
{
    private const string Folder = ".Features.";

    private static readonly Dictionary<string, string> Descriptions = new()
    {
        ["Articles"] = "Write, publish and read articles. An article holds at most one live edition, one scheduled edition and one working copy.",
        ["Sources"] = "Publications that articles come from, with the licence of their text.",
        ["Related"] = "What else a reader of an article may want to read: pins of the editors first, then what a ranking finds.",
        ["ReaderAids"] = "Summaries, keywords, names, speech, translations and answers, made from the text of an article.",
        ["Terms"] = "Tags, sections and authors: what articles are found by.",
        ["Feeds"] = "RSS, Atom, JSON Feed and sitemaps of what is published.",
        ["Lists"] = "Curated lists: articles in an editor's order, such as a front page or a dossier.",
        ["Comments"] = "What readers say about articles, and an editor's decision on each.",
        ["Changes"] = "The ordered log of everything that changed, for mirrors and caches to follow.",
        ["Keys"] = "API keys and who holds them.",
    };

    /// <summary>The feature whose folder the controller is in.</summary>
    public static string Of(ApiDescription description)
    {
        var controller = (ControllerActionDescriptor)description.ActionDescriptor;
        var space = controller.ControllerTypeInfo.Namespace ?? "";
        var start = space.IndexOf(Folder, StringComparison.Ordinal);
        return start < 0 ? controller.ControllerName : space[(start + Folder.Length)..].Split('.')[0];
    }

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) =>
        swaggerDoc.Tags = context.ApiDescriptions.Select(Of).Distinct().Order(StringComparer.Ordinal)
            .Select(name => new OpenApiTag { Name = name, Description = Descriptions.GetValueOrDefault(name, name) })
            .ToHashSet();
}
