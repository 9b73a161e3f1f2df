using ContentApi.Domain;
using ContentApi.Http.StrictInput;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Http.Problems;

/// <summary>The problem that each exception becomes.</summary>
internal static class ExceptionProblems
{
    /// <summary>What the caller is told about this exception; <see cref="ProblemType.Internal"/> where nothing is known of it.</summary>
    public static Problem For(Exception exception)
    {
        // EF and the pool wrap what happened, up to three deep.
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Known(cause) is { } problem)
                return problem;
        }

        return new Problem(ProblemType.Internal, "An error of the program; it has been logged under this trace id.");
    }

    private static Problem? Known(Exception cause) => cause switch
    {
        ProblemException expected => expected.Problem,
        InvalidInputException input => Problem.Invalid(input.Errors),
        RuleBrokenException { Path: { } path } rule => Problem.Invalid(path, rule.Message),
        RuleBrokenException rule => ForRule(rule),
        BadHttpRequestException malformed => ForRequest(malformed),
        DbUpdateConcurrencyException => new Problem(ProblemType.StaleVersion, "Somebody else has changed this in the same moment. Read it again and repeat."),
        NpgsqlException failure => DatabaseProblems.For(failure),
        // Our own deadlines end waits on the database; a client that left never gets here.
        TimeoutException or OperationCanceledException => Problem.DatabaseUnavailable(),
        _ => null,
    };

    private static Problem ForRule(RuleBrokenException rule) =>
        ProblemType.Named(rule.Code) is { } type
            ? new Problem(type, rule.Message)
            : new Problem(ProblemType.Conflict, rule.Message).With("code", rule.Code);

    // The server's own words name its settings and types, so they stay here.
    private static Problem ForRequest(BadHttpRequestException malformed) => malformed.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout => new Problem(ProblemType.RequestTimeout, "The body arrived too slowly. Send it again."),
        StatusCodes.Status413PayloadTooLarge => new Problem(ProblemType.PayloadTooLarge, "The body is larger than this operation takes."),
        _ => Problem.Invalid("$", "The body could not be read to its end. Check Content-Length, or the chunks of Transfer-Encoding."),
    };
}
