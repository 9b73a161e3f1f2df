using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Http.Problems;

/// <summary>A problem as the result of an action or filter, where throwing would cost more than the answer.</summary>
internal sealed class ProblemResult(Problem problem) : ActionResult
{
    public ProblemResult(ProblemType type, string detail)
        : this(new Problem(type, detail))
    {
    }

    public Problem Problem { get; } = problem;

    public override Task ExecuteResultAsync(ActionContext context) => ProblemWriter.WriteAsync(context.HttpContext, Problem);
}
