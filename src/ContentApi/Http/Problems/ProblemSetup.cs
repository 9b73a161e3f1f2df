using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Http.Problems;

/// <summary>Puts the one form of error into the pipeline.</summary>
internal static class ProblemSetup
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        // MVC would give NotFound() a body of its own, and answer a faulty input before the contract's order of checks.
        services.Configure<ApiBehaviorOptions>(options =>
        {
            options.SuppressMapClientErrors = true;
            options.SuppressModelStateInvalidFilter = true;
        });
        return services;
    }

    /// <summary>From here inwards every error has a problem document for its body.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) => app.UseMiddleware<ProblemAnswers>();
}
