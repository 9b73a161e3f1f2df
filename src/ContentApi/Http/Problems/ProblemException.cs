namespace ContentApi.Http.Problems;

/// <summary>Ends the request with a problem, from any depth.</summary>
/// <param name="problem">What the caller is told.</param>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    public ProblemException(ProblemType type, string detail)
        : this(new Problem(type, detail))
    {
    }

    public Problem Problem { get; } = problem;

    /// <summary>Adds a member to the problem document.</summary>
    public ProblemException With(string member, object? value)
    {
        Problem.With(member, value);
        return this;
    }

    /// <summary>Adds a header to the answer, such as <c>Retry-After</c> or <c>Accept-Patch</c>.</summary>
    public ProblemException WithHeader(string name, string value)
    {
        Problem.WithHeader(name, value);
        return this;
    }
}
