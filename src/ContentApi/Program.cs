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

var builder = WebApplication.CreateBuilder(args);
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

await app.PrepareDatabaseAsync();
await app.RunAsync();
