using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace ContentApi.Http.StrictInput;

/// <summary>Tells the API explorer, and so the OpenAPI document, that the properties of query classes are parameters in camelCase.</summary>
internal sealed class CamelCaseQueryNames : IBindingMetadataProvider
{
    public void CreateBindingMetadata(BindingMetadataProviderContext context)
    {
        // With a name, a controller's own properties (Request, User) would become parameters.
        if (context.Key is { MetadataKind: ModelMetadataKind.Property, PropertyInfo: { } property } && !IsController(context.Key.ContainerType!))
            context.BindingMetadata.BinderModelName ??= QueryShape.NameOf(property);
    }

    private static bool IsController(Type type) => type.IsDefined(typeof(ControllerAttribute), inherit: true) || type.IsDefined(typeof(ApiControllerAttribute), inherit: true);
}
