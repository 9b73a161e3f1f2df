using System.Text.Json.Nodes;
using ContentApi.Http.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>Gives each operation what Swagger UI sends when somebody tries it: on the sample content it succeeds.</summary>
internal sealed class TriedExamples : IOperationFilter
{
    private const string Named = "idOrSlug";
    private const string Other = "otherId";
    private const string OtherSlug = "ferries-carry-bridge-commuters";

    // By the beginning of the path: something that the sample content has.
    private static readonly (string Path, string Slug)[] Samples =
    [
        ("v1/articles/", "harbour-bridge-closed-after-cracks-found"),
        ("v1/sources/", "harbour-courier"),
        ("feeds/sources/", "harbour-courier"),
        ("v1/tags/", "transport"),
        ("v1/sections/", "local"),
        ("v1/authors/", "nora-finch"),
    ];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var own = context.MethodInfo.GetCustomAttributes(inherit: false);
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter.In is ParameterLocation.Path))
        {
            var example = own.OfType<ExamplePathAttribute>().FirstOrDefault(attribute => attribute.Name == parameter.Name)?.Value
                ?? (parameter.Name == Other ? OtherSlug : parameter.Name == Named ? Array.Find(Samples, sample => context.ApiDescription.RelativePath!.StartsWith(sample.Path, StringComparison.Ordinal)).Slug : null);
            if (example is not null)
                parameter.Example = parameter.Schema?.Type is JsonSchemaType.Integer ? JsonNode.Parse(example) : JsonValue.Create(example);
        }

        if (own.OfType<ExampleBodyAttribute>().FirstOrDefault() is not { } body)
            return;
        foreach (var content in (operation.RequestBody?.Content?.Values ?? []).OfType<OpenApiMediaType>())
            content.Example = JsonNode.Parse(body.Json);
    }
}
