using System.Collections.Concurrent;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ContentApi.Http.StrictInput;

/// <summary>Runs the validator of every bound body and query class, beside the faults already found.</summary>
internal sealed class InputValidationFilter : IAsyncActionFilter
{
    private static readonly ConcurrentDictionary<Type, Type> ValidatorTypes = new();

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var found = new List<(string Path, string Message)>();
        foreach (var parameter in context.ActionDescriptor.Parameters)
        {
            var isBody = parameter.BindingInfo?.BindingSource == BindingSource.Body;
            if ((isBody && context.ModelState.Faults() is { HasRoot: true }) || (!isBody && parameter.BindingInfo?.BindingSource != BindingSource.Query))
                continue;
            if (context.ActionArguments.TryGetValue(parameter.Name, out var argument) && argument is not null)
                found.AddRange(await ValidateAsync(argument, context.HttpContext));
        }

        if (found.Count > 0)
            Add(found, context.ModelState);
        await next();
    }

    private static async Task<IEnumerable<(string Path, string Message)>> ValidateAsync(object argument, HttpContext context)
    {
        var type = ValidatorTypes.GetOrAdd(argument.GetType(), static type => typeof(IValidator<>).MakeGenericType(type));
        if (context.RequestServices.GetService(type) is not IValidator validator)
            return [];

        var result = await validator.ValidateAsync(new ValidationContext<object>(argument), context.RequestAborted);
        return result.Errors.Select(error => (JsonPath.CamelCase(error.PropertyName), error.ErrorMessage));
    }

    /// <summary>Adds what a validator has found beside the faults already known.</summary>
    public static void Add(FluentValidation.Results.ValidationResult result, ModelStateDictionary modelState)
    {
        if (!result.IsValid)
            Add(result.Errors.ConvertAll(error => (JsonPath.CamelCase(error.PropertyName), error.ErrorMessage)), modelState);
    }

    // A member that could not be bound looks absent to a validator: what it says about it is not true.
    private static void Add(List<(string Path, string Message)> found, ModelStateDictionary modelState)
    {
        var faults = modelState.Faults();
        foreach (var (path, message) in found.Where(error => faults?.Cover(error.Path) != true).ToArray())
            modelState.AddFault(path.Length > 0 ? path : InputFaults.Root, message);
    }
}
