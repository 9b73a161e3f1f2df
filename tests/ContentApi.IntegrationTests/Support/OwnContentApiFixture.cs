using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ContentApi.IntegrationTests.Support;

/// <summary>A server on a database that one test class has to itself (<c>IClassFixture</c>), and so may travel in time.</summary>
public class OwnContentApiFixture : ContentApiFixture
{
    private TimeSpan ahead;

    /// <summary>Moves what readers see on, by the database's clock.</summary>
    public async Task TravelAsync(TimeSpan further)
    {
        ahead += further;
        var database = new NpgsqlConnectionStringBuilder(Database.ConnectionString).Database;
        await ExecuteAsync($"alter database {database} set contentapi.readers_ahead = '{ahead.TotalMilliseconds} milliseconds'");

        // A session has the settings of its beginning.
        Database.Clear();
        foreach (var instance in Instances)
            instance.Services.GetRequiredService<NpgsqlDataSource>().Clear();
    }
}
