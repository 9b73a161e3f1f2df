using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>Says of each query parameter what strict input takes: lists by commas, fixed values, the default, never null.</summary>
internal sealed class QueryParameterSchemas : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter is not OpenApiParameter { Schema: OpenApiSchema schema } written)
            return;

        schema.Type &= ~JsonSchemaType.Null;
        var declared = (MemberInfo?)context.PropertyInfo;
        if (declared is null)
            return;

        if (declared.IsDefined(typeof(CommaListAttribute)))
            written.Explode = false;
        if (declared.GetCustomAttribute<OneOfAttribute>() is { } oneOf)
            LimitTo(oneOf.Values, schema);
        if (Default(context.PropertyInfo) is { } value)
            schema.Default = JsonSerializer.SerializeToNode(value, ContentJson.Options);
    }

    private static void LimitTo(IReadOnlyList<string> values, OpenApiSchema schema)
    {
        var limited = schema.Items is OpenApiSchema items ? items : schema;
        limited.Enum = [.. values.Select(value => (JsonNode)value)];
    }

    // Query classes give their defaults as initializers.
    private static object? Default(PropertyInfo property)
    {
        if (property.DeclaringType!.GetConstructor(Type.EmptyTypes) is null)
            return null;

        var value = property.GetValue(Activator.CreateInstance(property.DeclaringType!));
        return value is string or int or bool or Enum ? value : null;
    }
}
