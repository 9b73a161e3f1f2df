using Npgsql;

namespace ContentApi.Http.Problems;

/// <summary>Tells what of the database's failures is the caller's, what is the moment's, and what is ours.</summary>
internal static class DatabaseProblems
{
    /// <summary>The problem for a failure of Npgsql, or null where it is an error of this program.</summary>
    public static Problem? For(NpgsqlException failure) =>
        // Without an answer of the server it is the connection, the pool or a timeout.
        failure is PostgresException answer ? For(answer) : Problem.DatabaseUnavailable();

    private static Problem? For(PostgresException answer) => answer.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.CheckViolation
            or PostgresErrorCodes.ExclusionViolation
            or PostgresErrorCodes.RestrictViolation => ConstraintProblems.For(answer.ConstraintName),

        PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.QueryCanceled
            or PostgresErrorCodes.ReadOnlySqlTransaction
            or PostgresErrorCodes.InvalidCatalogName
            or PostgresErrorCodes.InvalidPassword
            or PostgresErrorCodes.InvalidAuthorizationSpecification => Problem.DatabaseUnavailable(),

        // Connections, resources, the operator's intervention, the machine under the server.
        ['0', '8', ..] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] => Problem.DatabaseUnavailable(),

        // A safety net behind strict input: what PostgreSQL can't store is the caller's to change.
        ['2', '2', ..] or ['5', '4', ..] => Problem.Invalid("$", "The request holds a value that can't be stored: too large, too deeply nested or out of range."),

        _ => null,
    };
}
