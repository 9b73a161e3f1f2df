using Npgsql;

namespace ContentApi.Http.Cursors;

internal static class CursorSetup
{
    /// <summary>Cursors are signed with the database's secret, read when the first one is written or read.</summary>
    public static IServiceCollection AddCursors(this IServiceCollection services) => services.AddSingleton(provider =>
    {
        using var command = provider.GetRequiredService<NpgsqlDataSource>().CreateCommand("select value from secrets where name = 'cursors'");
        return new CursorSigner((byte[])command.ExecuteScalar()!);
    });
}
