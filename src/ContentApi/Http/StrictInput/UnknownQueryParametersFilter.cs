using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ContentApi.Http.StrictInput;

/// <summary>Refuses query parameters that an action under <c>/v1</c> does not declare. Feeds and sitemaps stand elsewhere and tolerate them.</summary>
internal sealed class UnknownQueryParametersFilter : IActionFilter
{
    private readonly ConcurrentDictionary<ActionDescriptor, string[]> known = new();

    public void OnActionExecuting(ActionExecutingContext context)
    {
        var query = QueryParameters.Of(context.HttpContext);
        if (query.IsEmpty || !IsStrict(context.ActionDescriptor))
            return;

        var names = known.GetOrAdd(context.ActionDescriptor, KnownBy);
        foreach (var unknown in query.Names.Except(names))
            context.ModelState.AddFault(JsonPath.Shortened(unknown), "Unknown parameter" + NearestName.Advice(unknown, names));
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }

    private static bool IsStrict(ActionDescriptor action) =>
        action.AttributeRouteInfo?.Template is { } template && (template == "v1" || template.StartsWith("v1/", StringComparison.Ordinal));

    private static string[] KnownBy(ActionDescriptor action) =>
    [
        .. action.Parameters
            .Where(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Query)
            .SelectMany(parameter => QueryMember.IsOne(parameter.ParameterType)
                ? [parameter.BindingInfo!.BinderModelName ?? parameter.Name]
                : QueryShape.Of(parameter.ParameterType).Names),
    ];
}
