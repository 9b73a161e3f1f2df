using Microsoft.OpenApi;

namespace ContentApi.Hosting.OpenApi;

/// <summary>RFC 9457 as schemas.</summary>
internal static class ProblemSchemas
{
    public const string Validation = "ValidationProblem";

    public static OpenApiSchema Any() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "An error (RFC 9457). Some kinds have further members; the page behind `type` names them.",
        Required = new HashSet<string> { "type", "title", "status", "detail", "instance", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("Names the kind of problem; a relative URI that answers a GET with what it means.", "uri-reference"),
            ["title"] = Text("The kind in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status code." },
            ["detail"] = Text("What happened this time, and what to do."),
            ["instance"] = Text("The path and query that were asked for.", "uri-reference"),
            ["traceId"] = Text("The W3C trace id; the log lists the request under it."),
        },
        AdditionalPropertiesAllowed = true,
        AdditionalProperties = new OpenApiSchema(),
    };

    public static OpenApiSchema OfValidation()
    {
        var schema = Any();
        schema.Description = "Input that is not valid, with every fault that was found.";
        schema.Required!.Add("errors");
        schema.Properties!["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "From the JSON path of the input (`title`, `image.url`, `tags[2]`, `$` for a body that is no JSON) or the parameter's name to what to do.",
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text(null) },
        };
        return schema;
    }

    private static OpenApiSchema Text(string? description, string? format = null) =>
        new() { Type = JsonSchemaType.String, Description = description, Format = format };
}
