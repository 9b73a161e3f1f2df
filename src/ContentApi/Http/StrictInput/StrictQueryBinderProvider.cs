using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace ContentApi.Http.StrictInput;

/// <summary>Takes over every parameter that is bound from the query string.</summary>
internal sealed class StrictQueryBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        if (context.BindingInfo.BindingSource != BindingSource.Query || context.Metadata is not DefaultModelMetadata metadata)
            return null;

        var type = metadata.ModelType;
        if (!QueryMember.IsOne(type))
            return new StrictQueryBinder(QueryShape.Of(type).Read);

        var member = new QueryMember(context.BindingInfo.BinderModelName ?? metadata.Name!, type, metadata.Attributes.ParameterAttributes ?? []);
        return new StrictQueryBinder(member.Read);
    }
}
