using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ContentApi.Http.StrictInput;

/// <summary>Binds what comes from the query string, single parameters and classes of them.</summary>
/// <param name="read">Gives the value, or null to leave the action's default.</param>
internal sealed class StrictQueryBinder(Func<QueryParameters, InputFaults, object?> read) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var faults = new InputFaults();
        if (read(QueryParameters.Of(bindingContext.HttpContext), faults) is { } value)
            bindingContext.Result = ModelBindingResult.Success(value);

        bindingContext.ModelState.AddFaults(faults);
        return Task.CompletedTask;
    }
}
