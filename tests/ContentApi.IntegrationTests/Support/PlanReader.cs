using System.Text.Json;
using Npgsql;
using Xunit;

namespace ContentApi.IntegrationTests.Support;

/// <summary>Counts the rows that a statement reads, prepared as the server prepares it.</summary>
public static class PlanReader
{
    /// <param name="database">Where; its user must be a superuser, for <c>auto_explain</c>.</param>
    /// <param name="mode"><c>force_generic_plan</c> or <c>force_custom_plan</c>: a prepared statement may get either.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <returns>Rows that scans of tables gave and those that they read and threw away, in every loop.</returns>
    public static async Task<long> RowsReadAsync(NpgsqlDataSource database, string mode, string sql, NpgsqlParameter[] parameters)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var plans = new List<string>();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        connection.Notice += (_, notice) => plans.Add(notice.Notice.MessageText);
        await using (var set = new NpgsqlCommand(
            $"load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on; set auto_explain.log_format = json; set auto_explain.log_level = notice; set plan_cache_mode = {mode}",
            connection))
            await set.ExecuteNonQueryAsync(cancellationToken);
        plans.Clear();

        await using (var command = new NpgsqlCommand(sql, connection))
        {
            command.Parameters.AddRange(parameters);
            await command.PrepareAsync(cancellationToken);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
            }
        }

        NpgsqlConnection.ClearPool(connection);
        return plans.Sum(plan => Rows(JsonElement.Parse(plan[plan.IndexOf('{', StringComparison.Ordinal)..]).GetProperty("Plan")));
    }

    private static long Rows(JsonElement node)
    {
        var own = node.TryGetProperty("Relation Name", out _)
            ? (Value(node, "Actual Rows") + Value(node, "Rows Removed by Filter") + Value(node, "Rows Removed by Index Recheck")) * Value(node, "Actual Loops")
            : 0;
        return (long)own + (node.TryGetProperty("Plans", out var inner) ? inner.EnumerateArray().Sum(Rows) : 0);
    }

    private static double Value(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
}
