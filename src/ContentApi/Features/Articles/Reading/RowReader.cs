using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Npgsql;

namespace ContentApi.Features.Articles.Reading;

/// <summary>
/// Turns rows of the readers' views into objects. Every property that is set has the column of its name, so what is added to the view comes
/// along. Compiled once: through EF Core the reading of one article costs as much again as its statement does.
/// </summary>
/// <typeparam name="T">What a row becomes.</typeparam>
internal static class RowReader<T>
    where T : class, new()
{
    private static readonly PropertyInfo[] Properties = [.. typeof(T).GetProperties().Where(property => property.CanWrite)];
    private static readonly string[] Columns = Array.ConvertAll(Properties, property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    private static readonly ConcurrentDictionary<string, int[]> Ordinals = new();
    private static readonly Func<NpgsqlDataReader, int[], T> Read = Compile();

    /// <summary>All rows of a statement; its parameters are $1, $2, …. A null is what MVC makes of a name that is all white space.</summary>
    public static async Task<List<T>> ListAsync(NpgsqlDataSource database, string sql, object?[] values, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        Fill(command.Parameters, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await RowsAsync(sql, reader, cancellationToken);
    }

    /// <summary>The rows of one statement for each of several sets of values, in one trip.</summary>
    public static async Task<List<List<T>>> ListEachAsync(Func<NpgsqlBatch> begin, string sql, IEnumerable<object?[]> each, CancellationToken cancellationToken)
    {
        await using var batch = begin();
        foreach (var values in each)
        {
            var command = new NpgsqlBatchCommand(sql);
            Fill(command.Parameters, values);
            batch.BatchCommands.Add(command);
        }

        var lists = new List<List<T>>();
        if (batch.BatchCommands.Count == 0)
            return lists;

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        do
            lists.Add(await RowsAsync(sql, reader, cancellationToken));
        while (await reader.NextResultAsync(cancellationToken));
        return lists;
    }

    private static void Fill(NpgsqlParameterCollection parameters, object?[] values)
    {
        foreach (var value in values)
            parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
    }

    private static async Task<List<T>> RowsAsync(string sql, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var ordinals = Ordinals.GetOrAdd(sql, static (_, columns) => Array.ConvertAll(Columns, columns.GetOrdinal), reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(Read(reader, ordinals));
        return rows;
    }

    private static Func<NpgsqlDataReader, int[], T> Compile()
    {
        var reader = Expression.Parameter(typeof(NpgsqlDataReader));
        var ordinals = Expression.Parameter(typeof(int[]));
        var bindings = Properties.Select((property, i) =>
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var stored = type.IsEnum ? typeof(int) : type;
            var ordinal = Expression.ArrayIndex(ordinals, Expression.Constant(i));
            var value = Expression.Call(reader, nameof(NpgsqlDataReader.GetFieldValue), [stored], ordinal);
            return Expression.Bind(property, Expression.Condition(
                Expression.Call(reader, nameof(NpgsqlDataReader.IsDBNull), null, ordinal),
                Expression.Default(property.PropertyType),
                Expression.Convert(value, property.PropertyType)));
        });
        return Expression.Lambda<Func<NpgsqlDataReader, int[], T>>(Expression.MemberInit(Expression.New(typeof(T)), bindings), reader, ordinals).Compile();
    }
}
