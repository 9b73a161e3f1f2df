using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using ContentApi.Http.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>Says of each member what the code says: whether it must be there, and whether it may be null.</summary>
internal sealed class MemberSchemas : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema written)
            return;

        if (context.Type.GetCustomAttribute<ExampleBodyAttribute>() is { } example)
            written.Example = JsonNode.Parse(example.Json);
        if (written.Properties is null || context.MemberInfo is not null || context.ParameterInfo is not null)
            return;

        foreach (var property in ContentJson.Options.GetTypeInfo(context.Type).Properties)
        {
            if (property.AttributeProvider is not PropertyInfo member || !written.Properties.TryGetValue(property.Name, out var value))
                continue;

            written.Properties[property.Name] = AllowsNull(member) ? OrNull(value) : NotNull(value);
            if (property.IsRequired || member.IsDefined(typeof(RequiredAttribute)))
                (written.Required ??= new HashSet<string>()).Add(property.Name);
            else
                written.Required?.Remove(property.Name);
        }
    }

    private static bool AllowsNull(PropertyInfo member)
    {
        if (member.GetCustomAttribute<SchemaOfAttribute>() is { } written)
            return written.OrNull;

        var nullability = new NullabilityInfoContext().Create(member);
        if (WrittenContracts.IsOptional(member.PropertyType))
            nullability = nullability.GenericTypeArguments[0];
        return nullability.ReadState == NullabilityState.Nullable;
    }

    // "type": ["object", "null"] beside a $ref would mean both at once, which nothing is: clients generated from that say `never`.
    private static IOpenApiSchema OrNull(IOpenApiSchema value)
    {
        if (value is OpenApiSchema { Type: { } type, OneOf: null or { Count: 0 } } plain)
        {
            plain.Type = type | JsonSchemaType.Null;
            return plain;
        }

        if (value is not OpenApiSchemaReference reference)
            return value;

        var description = reference.Description;
        reference.Description = null;
        return new OpenApiSchema { OneOf = [reference, new OpenApiSchema { Type = JsonSchemaType.Null }], Description = description };
    }

    private static IOpenApiSchema NotNull(IOpenApiSchema value)
    {
        if (value is OpenApiSchema { Type: { } type } plain)
            plain.Type = type & ~JsonSchemaType.Null;
        return value;
    }
}
