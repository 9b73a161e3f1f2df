using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>
/// Tells answers from requests: an answer has all its members (absent values are null) and may get more in a later release;
/// a request has what is required, and nothing unknown.
/// </summary>
internal sealed class WrittenMembers : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var schemas = context.SchemaRepository.Schemas;
        var operations = swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values).ToArray();
        var requested = Reached(schemas, operations.SelectMany(operation =>
            operation.Parameters!.Select(parameter => parameter.Schema).Concat(operation.RequestBody?.Content?.Values.Select(media => media.Schema) ?? [])));
        var answered = Reached(schemas, operations.SelectMany(operation => operation.Responses!.Values)
            .SelectMany(response => response.Content?.Values.Select(media => media.Schema) ?? []));

        // Left over from parameters that bind themselves.
        foreach (var unused in schemas.Keys.Except(requested).Except(answered).ToArray())
            schemas.Remove(unused);

        foreach (var name in answered.Except(requested))
        {
            if (schemas[name] is not OpenApiSchema { Properties: { Count: > 0 } members } answer)
                continue;

            answer.Required = members.Keys.ToHashSet();
            answer.AdditionalPropertiesAllowed = true;
        }
    }

    private static HashSet<string> Reached(Dictionary<string, IOpenApiSchema> schemas, IEnumerable<IOpenApiSchema?> roots)
    {
        var reached = new HashSet<string>();
        foreach (var root in roots)
            Collect(root);
        return reached;

        void Collect(IOpenApiSchema? schema)
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } name })
            {
                if (reached.Add(name))
                    Collect(schemas.GetValueOrDefault(name));
                return;
            }

            if (schema is null)
                return;
            foreach (var part in (schema.Properties?.Values ?? []).Concat(schema.OneOf ?? []).Concat(schema.AllOf ?? []))
                Collect(part);
            Collect(schema.Items);
            Collect(schema.AdditionalProperties);
        }
    }
}
