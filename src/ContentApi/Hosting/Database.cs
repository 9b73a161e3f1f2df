using ContentApi.Data;
using ContentApi.Data.Sample;
using ContentApi.Features.Keys;
using ContentApi.Hosting.Embedded;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ContentApi.Hosting;

/// <summary>Where the content is: a server that is named, or the embedded default.</summary>
internal static class Database
{
    public const string ConnectionName = "Content";

    private const string EmbeddedName = "contentapi";

    /// <summary>Registers the data source and the context.</summary>
    /// <exception cref="SettingException">Production, and no connection string is set.</exception>
    public static async Task AddDatabaseAsync(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString(ConnectionName);
        if (string.IsNullOrWhiteSpace(connection))
        {
            if (builder.Environment.IsProduction())
                throw new SettingException("Set ConnectionStrings:Content (environment variable ConnectionStrings__Content): in Production there is no embedded database.");

            var postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.From(builder.Configuration, builder.Environment.ContentRootPath), CancellationToken.None);
            await postgres.EnsureDatabaseAsync(EmbeddedName, CancellationToken.None);
            connection = postgres.ConnectionString(EmbeddedName);
            // Made by a factory, so that the container ends the server with the program.
            builder.Services.AddSingleton(_ => postgres);
        }

        builder.Services.AddSingleton(_ => CreateDataSource(connection));
        builder.Services.AddDbContextPool<ContentDbContext>((services, options) => options
            .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
            .UseSnakeCaseNamingConvention()
            // A count up to 10,000 takes rows in any order.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)));
        builder.Services.AddSingleton(TimeProvider.System);
    }

    /// <summary>Migrates where the settings say so, then lets the first admin in and loads the sample content.</summary>
    /// <param name="app">The server, not yet started.</param>
    /// <param name="migrate">Whatever the settings say.</param>
    public static async Task PrepareDatabaseAsync(this WebApplication app, bool migrate = false)
    {
        // The embedded server ends with the container that made it; nobody else asks for it.
        var isEmbedded = app.Services.GetService<EmbeddedPostgres>() is not null;
        migrate |= app.Configuration.GetValue("Database:MigrateOnStart", !app.Environment.IsProduction());
        if (migrate)
            await MigrateAsync(app.Services);

        await app.Services.GetRequiredService<BootstrapKey>().EnsureAsync(CancellationToken.None);
        if (!app.Configuration.GetValue("Sample:Load", isEmbedded))
            return;

        try
        {
            await using var scope = app.Services.CreateAsyncScope();
            await ActivatorUtilities.CreateInstance<SampleContent>(scope.ServiceProvider).LoadAsync(CancellationToken.None);
        }
        catch (Exception exception) when (!migrate && IsOfDatabase(exception))
        {
            // It serves all the same: 503 until the database is there.
            app.Logger.LogWarning(exception, "The database is away or not migrated: the sample content waits for the next start");
        }
    }

    /// <summary>Whether it was the database that failed; EF Core wraps what may pass by itself.</summary>
    public static bool IsOfDatabase(Exception exception) => exception is NpgsqlException or { InnerException: NpgsqlException };

    /// <summary>Brings the schema up to date. Several instances may do so at once: EF Core's lock lets one work and the others find it done.</summary>
    public static async Task MigrateAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ContentDbContext>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.MigrateAsync();
    }

    private static NpgsqlDataSource CreateDataSource(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        // What a wait may last before the caller gets a 503; the connection string may say otherwise.
        Default("Timeout", () => settings.Timeout = 3);
        Default("Command Timeout", () => settings.CommandTimeout = 3);
        Default("Cancellation Timeout", () => settings.CancellationTimeout = 1000);
        Default("Maximum Pool Size", () => settings.MaxPoolSize = 16);
        Default("Max Auto Prepare", () => settings.MaxAutoPrepare = 100);
        Default("Auto Prepare Min Usages", () => settings.AutoPrepareMinUsages = 2);
        Default("No Reset On Close", () => settings.NoResetOnClose = true);
        Default("Target Session Attributes", () => settings.TargetSessionAttributes = settings.Host!.Contains(',', StringComparison.Ordinal) ? "primary" : null);
        Default("Host Recheck Seconds", () => settings.HostRecheckSeconds = 1);
        // An article with what stands beside it in one piece.
        Default("Read Buffer Size", () => settings.ReadBufferSize = 32 * 1024);
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();

        void Default(string keyword, Action set)
        {
            if (!settings.ShouldSerialize(keyword))
                set();
        }
    }
}
