using System.Globalization;
using ContentApi.Http.Transport;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog;
using Serilog.Events;

namespace ContentApi.Hosting;

/// <summary>Structured logging: compact JSON on standard output, readable lines in Development. <c>Serilog:</c> in the settings changes levels.</summary>
internal static class Logging
{
    private const string ReadableLine = "[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj}{NewLine}{Exception}";

    // They call an error what may be a conflict or an outage, with its stack. The request's own line knows what came of it.
    private static readonly string[] ToldByRequestLine =
    [
        "Microsoft.EntityFrameworkCore.Database.Command",
        "Microsoft.EntityFrameworkCore.Database.Connection",
        "Microsoft.EntityFrameworkCore.Database.Transaction",
        "Microsoft.EntityFrameworkCore.Query",
        "Microsoft.EntityFrameworkCore.Update",
    ];

    public static WebApplicationBuilder AddContentLogging(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(_ => new LogOutput(Console.OpenStandardOutput()));
        builder.Services.AddSerilog(
            (services, logger) =>
            {
                logger.MinimumLevel.Information()
                    .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                    .MinimumLevel.Override("System", LogEventLevel.Warning)
                    .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
                    .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                    // That its keys are made, or not encrypted at rest, concerns nobody: nothing here is protected with them.
                    .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error);
                foreach (var category in ToldByRequestLine)
                    logger.MinimumLevel.Override(category, LogEventLevel.Fatal);
                logger.ReadFrom.Configuration(builder.Configuration);
                if (builder.Environment.IsDevelopment())
                    logger.WriteTo.Console(outputTemplate: ReadableLine, formatProvider: CultureInfo.InvariantCulture);
                else
                    logger.WriteTo.Sink(new LineOutput(services.GetRequiredService<LogOutput>().Stream));
            },
            preserveStaticLogger: true);
        builder.Services.AddSingleton<RequestLog>();
        return builder;
    }
}

/// <summary>Where log lines go: standard output. Test runners report over theirs, so a test host puts another here, or results get lost.</summary>
internal sealed record LogOutput(Stream Stream);
