using ContentApi.Features.Articles;
using ContentApi.Features.Articles.Importing.Files;
using ContentApi.Features.Changes;
using ContentApi.Features.Comments;
using ContentApi.Features.Feeds;
using ContentApi.Features.Keys;
using ContentApi.Features.Lists;
using ContentApi.Features.ReaderAids;
using ContentApi.Features.ReaderPage;
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
    Commands.DemandKnown(args);
    var importing = Commands.IsImport(args) ? ImportArguments.Parse(args[1..]) : null;
    var builder = WebApplication.CreateBuilder(importing is null ? args : [.. importing.Settings]);
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
        .AddKeys(builder.Configuration)
        .AddBootstrapKey(builder.Configuration)
        .AddCursors()
        .AddLists()
        .AddCaching(builder.Configuration)
        .AddArticles(builder.Configuration)
        .AddCuratedLists()
        .AddFeeds()
        .AddSources()
        .AddTerms()
        .AddChanges()
        .AddReaderAids(builder.Configuration)
        .AddComments(builder.Configuration)
        .AddRateLimits(builder.Configuration)
        .AddContentControllers()
        .AddOpenApiDocument();

    var app = builder.Build();
    app.UseTransport();
    app.UseRouting();
    app.UseCaching();
    app.UseAnswers();
    app.UseKeys();
    app.UseRateLimiter();
    app.MapControllers();
    app.MapProblems();
    app.MapHealth();
    app.MapOpenApiDocument();
    app.MapReader(app.Configuration);

    if (Commands.IsMigrate(args))
        return await Commands.MigrateAsync(app);

    if (importing is not null)
        return await ImportCommand.RunAsync(app, importing);

    await app.PrepareDatabaseAsync();
    app.UseBanner();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (Commands.IsPlain(exception))
{
    await Console.Error.WriteLineAsync(Commands.MessageOf(exception));
    return 1;
}
