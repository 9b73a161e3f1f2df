using ContentApi.Features.Articles;
using ContentApi.Features.Changes;
using ContentApi.Features.Keys;
using ContentApi.Features.Sources;
using ContentApi.Features.Terms;
using ContentApi.Hosting;
using ContentApi.Hosting.OpenApi;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.Cursors;
using ContentApi.Http.Lists;
using ContentApi.Http.Problems;
using ContentApi.Http.Transport;

try
{
    var builder = WebApplication.CreateBuilder(args);
    if (Commands.IsHealth(args))
        return await HealthCommand.RunAsync(builder.Configuration, CancellationToken.None);

    builder.AddContentLogging();
    builder.AddKestrelLimits();
    await builder.AddDatabaseAsync();
    builder.Services
        .AddProblems()
        .AddForwardedHeaders(builder.Configuration)
        .AddCrossOrigin(builder.Configuration)
        .AddCompression()
        .AddKeys()
        .AddBootstrapKey(builder.Configuration)
        .AddCursors()
        .AddLists()
        .AddCaching(builder.Configuration)
        .AddArticles(builder.Configuration)
        .AddSources()
        .AddTerms()
        .AddChanges()
        .AddContentControllers()
        .AddOpenApiDocument();

    var app = builder.Build();
    app.UseTransport();
    app.UseHeadAsGet();
    app.UseRouting();
    app.UseReadHeaders();
    app.UseKeys();
    app.MapControllers();
    app.MapProblems();
    app.MapHealth();
    app.MapOpenApiDocument();

    if (Commands.IsMigrate(args))
        return await Commands.MigrateAsync(app);

    await app.PrepareDatabaseAsync();
    app.UseBanner();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (Commands.IsPlain(exception))
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
