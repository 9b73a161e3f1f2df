using ContentApi.Http.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>Tells the forms of an answer that standards of others define: feeds, sitemaps, JSON-LD, Markdown.</summary>
internal sealed class OtherMediaTypes : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var form in context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<AnswersAsAttribute>())
        {
            if (operation.Responses?.TryGetValue("200", out var response) != true || response is not OpenApiResponse answer)
                continue;

            var isObject = form.MediaType.EndsWith("json", StringComparison.Ordinal);
            answer.Content ??= new Dictionary<string, OpenApiMediaType>();
            answer.Content[form.MediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = isObject ? JsonSchemaType.Object : JsonSchemaType.String },
            };
        }
    }
}
