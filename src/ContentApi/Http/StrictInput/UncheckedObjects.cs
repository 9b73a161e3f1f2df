using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace ContentApi.Http.StrictInput;

/// <summary>Switches MVC's own validation off: attributes of query classes are ours to read, bodies have FluentValidation.</summary>
internal sealed class UncheckedObjects : IObjectModelValidator
{
    public void Validate(ActionContext actionContext, ValidationStateDictionary? validationState, string prefix, object? model)
    {
    }
}
