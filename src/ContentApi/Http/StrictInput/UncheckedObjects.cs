using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace ContentApi.Http.StrictInput;

/// <summary>Switches MVC's own validation off: attributes of query classes are ours to read, bodies have FluentValidation.</summary>
internal sealed class UncheckedObjects : IObjectModelValidator
{
    public void Validate(ActionContext actionContext, ValidationStateDictionary? validationState, string prefix, object? model)
    {
        // A value that nobody has looked at, such as the id in the path, would leave the whole state not valid.
        foreach (var entry in actionContext.ModelState.Values)
        {
            if (entry.ValidationState == ModelValidationState.Unvalidated)
                entry.ValidationState = ModelValidationState.Valid;
        }
    }
}
