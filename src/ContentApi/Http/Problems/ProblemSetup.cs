using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Http.Problems;

/// <summary>Puts the one form of error into the pipeline.</summary>
internal static class ProblemSetup
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddExceptionHandler<ProblemHandler>();
        // MVC would give NotFound() a body of its own, and answer a faulty input before the contract's order of checks.
        services.Configure<ApiBehaviorOptions>(options =>
        {
            options.SuppressMapClientErrors = true;
            options.SuppressModelStateInvalidFilter = true;
        });
        return services;
    }

    /// <summary>From here inwards every error has a problem document for its body.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        app.UseMiddleware<EmptyAnswers>();
        // The handler answers everything; the empty one only tells the framework that there is no page to fall back on.
        return app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask, SuppressDiagnosticsCallback = _ => true });
    }
}
