using System.Net.Sockets;
using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Http.Problems;

public sealed class ExceptionProblemsTests
{
    [Theory]
    [InlineData("08006")]
    [InlineData("53300")]
    [InlineData("57P01")]
    [InlineData("57P03")]
    [InlineData("57014")]
    [InlineData("55P03")]
    [InlineData("40001")]
    [InlineData("40P01")]
    [InlineData("25006")]
    public void What_passes_by_itself_is_a_503(string sqlState)
    {
        var problem = ExceptionProblems.For(new DbUpdateException("Saving failed.", Postgres(sqlState)));

        problem.Type.ShouldBe(ProblemType.DatabaseUnavailable);
        problem.Headers["Retry-After"].ShouldBe("1");
    }

    [Theory]
    [InlineData("42P01")]
    [InlineData("42703")]
    [InlineData("XX000")]
    public void Our_own_mistakes_in_sql_are_a_500(string sqlState) =>
        ExceptionProblems.For(Postgres(sqlState)).Type.ShouldBe(ProblemType.Internal);

    [Theory]
    [InlineData("22021")]
    [InlineData("54000")]
    public void What_postgresql_cannot_store_is_the_callers_input(string sqlState) =>
        ExceptionProblems.For(Postgres(sqlState)).Type.ShouldBe(ProblemType.Validation);

    [Fact]
    public void A_connection_that_is_refused_is_a_503() =>
        ExceptionProblems.For(new NpgsqlException("Failed to connect", new SocketException(111))).Type.ShouldBe(ProblemType.DatabaseUnavailable);

    [Fact]
    public void A_deadline_of_ours_is_a_503() =>
        ExceptionProblems.For(new TimeoutException()).Type.ShouldBe(ProblemType.DatabaseUnavailable);

    [Fact]
    public void A_constraint_that_nobody_named_is_a_conflict_without_its_name()
    {
        var problem = ExceptionProblems.For(new DbUpdateException("Saving failed.", Postgres("23505")));

        problem.Type.ShouldBe(ProblemType.Conflict);
        problem.Detail.ShouldNotContain("ix_unheard_of");
    }

    [Fact]
    public void A_lost_race_is_a_stale_version() =>
        ExceptionProblems.For(new DbUpdateConcurrencyException("0 rows")).Type.ShouldBe(ProblemType.StaleVersion);

    [Fact]
    public void The_servers_own_words_about_a_body_stay_inside()
    {
        var problem = ExceptionProblems.For(new BadHttpRequestException("Request body too large. The max request body size is 1 bytes.", 413));

        problem.Type.ShouldBe(ProblemType.PayloadTooLarge);
        problem.Detail.ShouldNotContain("max request body size");
    }

    private static PostgresException Postgres(string sqlState) =>
        new("duplicate key value", "ERROR", "ERROR", sqlState, constraintName: "ix_unheard_of");
}
