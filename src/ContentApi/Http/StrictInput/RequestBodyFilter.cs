using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ContentApi.Http.StrictInput;

/// <summary>
/// Refuses bodies of the wrong media type (415) or size (413) and reads the others whole into <see cref="RequestBody"/>: a replay hashes the
/// bytes before they are parsed. It runs after authorization and before every resource filter of a higher order.
/// </summary>
internal sealed class RequestBodyFilter : IAsyncResourceFilter, IOrderedFilter
{
    public int Order => -1000;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var metadata = context.ActionDescriptor.EndpointMetadata;
        if (!IsSafe(request.Method) && !metadata.OfType<StreamsBodyAttribute>().Any())
        {
            var body = await RequestBodyReader.ReadAsync(request, isMergePatch: metadata.OfType<MergePatchAttribute>().Any());
            context.HttpContext.Features.Set(body);
            if (!body.Bytes.IsEmpty && !TakesBody(context))
                RefuseMembers(body, context.ModelState);
        }

        await next();
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool TakesBody(ActionContext context) =>
        context.ActionDescriptor.Parameters.Any(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Body);

    // Clients like to send `{}` where there is nothing to say; anything in it would be silently ignored.
    private static void RefuseMembers(RequestBody body, ModelStateDictionary modelState)
    {
        var faults = new InputFaults();
        StrictJson.Read(typeof(NoMembers), body.Bytes.Span, faults);
        modelState.AddFaults(faults);
    }

    private sealed class NoMembers;
}
