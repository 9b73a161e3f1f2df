using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace ContentApi.Http.StrictInput;

/// <summary>The net under actions that forget <see cref="ModelStateFaults.ThrowIfInvalid"/>: no success is told about input that is not valid.</summary>
internal sealed class InvalidInputResultFilter : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.ModelState.IsValid || IsError(context.Result))
            return;

        var logger = context.HttpContext.RequestServices.GetRequiredService<ILogger<InvalidInputResultFilter>>();
        logger.LogError("{Action} took input that is not valid: it must call ModelState.ThrowIfInvalid()", context.ActionDescriptor.DisplayName);
        context.ModelState.ThrowIfInvalid();
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private static bool IsError(IActionResult result) => result switch
    {
        ProblemResult or ChallengeResult or ForbidResult => true,
        IStatusCodeActionResult { StatusCode: { } status } => status >= StatusCodes.Status400BadRequest,
        _ => false,
    };
}
