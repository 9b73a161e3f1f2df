using System.Text.Json.Nodes;
using ContentApi.Http.Problems;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>What many operations refer to, stated once: the problem documents, the headers that all share, 304.</summary>
internal sealed class SharedComponents : IDocumentFilter
{
    public const string NotModified = "NotModified";
    public const string AnyProblem = "Problem";

    private static readonly Dictionary<int, (string Name, string? Header)> Statuses = new()
    {
        [400] = ("Invalid", null),
        [401] = ("Unauthorized", "WWW-Authenticate"),
        [403] = ("Forbidden", null),
        [404] = ("NotFound", null),
        [406] = ("NotAcceptable", null),
        [409] = ("Conflict", "Retry-After"),
        [410] = ("Gone", null),
        [412] = ("StaleVersion", null),
        [413] = ("PayloadTooLarge", null),
        [415] = ("UnsupportedMediaType", "Accept-Patch"),
        [422] = ("IdempotencyKeyReused", null),
        [428] = ("IfMatchRequired", null),
        [429] = ("RateLimited", "Retry-After"),
        [501] = ("NotImplemented", null),
        [503] = ("DatabaseUnavailable", "Retry-After"),
    };

    /// <summary>The component for the errors of a status, or null where none is shared.</summary>
    public static string? ResponseOf(int status) => Statuses.TryGetValue(status, out var known) ? known.Name : null;

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var operations = swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values).ToArray();
        var components = swaggerDoc.Components ??= new OpenApiComponents();
        components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        components.Schemas[AnyProblem] = ProblemSchemas.Any();
        components.Schemas[ProblemSchemas.Validation] = ProblemSchemas.OfValidation();
        components.Parameters = Used(SharedHeaders.Parameters(), operations.SelectMany(operation => operation.Parameters!)
            .OfType<OpenApiParameterReference>().Select(parameter => parameter.Reference.Id));
        components.Responses = Used(Responses(swaggerDoc), operations.SelectMany(operation => operation.Responses!.Values)
            .OfType<OpenApiResponseReference>().Select(response => response.Reference.Id));
        components.Headers = Used(SharedHeaders.Headers(), operations.SelectMany(operation => operation.Responses!.Values).Concat(components.Responses.Values)
            .OfType<OpenApiResponse>().SelectMany(response => response.Headers!.Keys));
    }

    // The document lists what is built, nothing more.
    private static Dictionary<string, T> Used<T>(Dictionary<string, T> all, IEnumerable<string?> names)
    {
        var used = names.ToHashSet();
        return all.Where(component => used.Contains(component.Key)).ToDictionary();
    }

    private static Dictionary<string, IOpenApiResponse> Responses(OpenApiDocument document)
    {
        var responses = Statuses.ToDictionary(status => status.Value.Name, IOpenApiResponse (status) => Response(status.Key, status.Value.Header, document));
        responses[AnyProblem] = Describe("Any other error has this form too: 405, 408, 414, 431, 500.", AnyProblem, header: null, document);
        responses[NotModified] = new OpenApiResponse
        {
            Description = "What the caller has is what there is.",
            Headers = SharedHeaders.References(document, SharedHeaders.RequestId, "ETag"),
        };
        return responses;
    }

    private static OpenApiResponse Response(int status, string? header, OpenApiDocument document)
    {
        var kinds = ProblemType.All.Where(type => type.Status == status).ToArray();
        var description = string.Join('\n', kinds.Select(type => $"- `{type.Uri}`: {type.Title}."));
        return Describe(description, status == 400 ? ProblemSchemas.Validation : AnyProblem, header, document, kinds[0]);
    }

    private static OpenApiResponse Describe(string description, string schema, string? header, OpenApiDocument document, ProblemType? example = null)
    {
        string[] headers = header is null ? [SharedHeaders.RequestId] : [SharedHeaders.RequestId, header];
        return new OpenApiResponse
        {
            Description = description,
            Headers = SharedHeaders.References(document, headers),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemWriter.MediaType] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(schema, document),
                    Example = example is null ? null : Example(example),
                },
            },
        };
    }

    private static JsonObject Example(ProblemType type)
    {
        var example = new JsonObject
        {
            ["type"] = type.Uri,
            ["title"] = type.Title,
            ["status"] = type.Status,
            ["detail"] = type.Meaning,
            ["instance"] = "/v1/articles",
            ["traceId"] = "0af7651916cd43dd8448eb211c80319c",
        };
        if (type == ProblemType.Validation)
            example["errors"] = new JsonObject { ["title"] = new JsonArray("Is required.") };
        return example;
    }
}
