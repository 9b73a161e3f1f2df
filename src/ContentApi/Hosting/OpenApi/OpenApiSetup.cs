using ContentApi.Domain;
using ContentApi.Http.Transport;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>The OpenAPI 3.1 document at <c>/openapi/v1.json</c>, and Swagger UI at <c>/swagger</c>.</summary>
internal static class OpenApiSetup
{
    private const string Version = "v1";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddSingleton<ISerializerDataContractResolver>(
            _ => new WrittenContracts(new JsonSerializerDataContractResolver(Http.Json.ContentJson.Options)));
        return services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Version, Info());
            options.AddServer(new OpenApiServer { Url = "/" });
            options.AddSecurityDefinition(OperationPromises.Scheme, Key());
            // HEAD answers as GET does, so it is not told twice.
            options.DocInclusionPredicate((_, description) => description.HttpMethod != HttpMethods.Head);
            options.CustomOperationIds(description => $"{description.ActionDescriptor.RouteValues["controller"]}_{description.ActionDescriptor.RouteValues["action"]}");
            options.TagActionsBy(description => [FeatureTags.Of(description)]);
            options.OrderActionsBy(description => $"{description.RelativePath} {Array.IndexOf(Methods, description.HttpMethod)}");
            options.CustomSchemaIds(SchemaNames.Of);
            options.SupportNonNullableReferenceTypes();
            options.IncludeXmlComments(typeof(Program).Assembly);
            options.IncludeXmlComments(typeof(RuleBrokenException).Assembly);
            options.SchemaFilter<MemberSchemas>();
            options.ParameterFilter<QueryParameterSchemas>();
            options.OperationFilter<OtherMediaTypes>();
            options.OperationFilter<OperationPromises>();
            options.OperationFilter<TriedExamples>();
            options.DocumentFilter<WrittenMembers>();
            options.DocumentFilter<SharedComponents>();
            options.DocumentFilter<FeatureTags>();
        });
    }

    public static void MapOpenApiDocument(this IEndpointRouteBuilder endpoints)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        var document = new Lazy<Task<FixedDocument>>(() => Generate(endpoints.ServiceProvider));
        endpoints.MapMethods($"/openapi/{Version}.json", methods, (RequestDelegate)(async context => await (await document.Value).WriteAsync(context)))
            .ExcludeFromDescription();
        endpoints.Map("/swagger/{**file}", SwaggerUi(endpoints)).ExcludeFromDescription();
    }

    private static async Task<FixedDocument> Generate(IServiceProvider services)
    {
        var document = services.GetRequiredService<ISwaggerProvider>().GetSwagger(Version);
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1);
        return new FixedDocument(json.ToArray(), "application/json; charset=utf-8");
    }

    // Behind an endpoint, so that its path matching costs the other requests nothing.
    private static RequestDelegate SwaggerUi(IEndpointRouteBuilder endpoints)
    {
        var ui = endpoints.CreateApplicationBuilder();
        ui.Use((context, next) =>
        {
            // Static files are not served where an endpoint is chosen.
            context.SetEndpoint(null);
            return next(context);
        });
        ui.UseSwaggerUI(options =>
        {
            options.DocumentTitle = "ContentApi";
            options.SwaggerEndpoint($"../openapi/{Version}.json", "ContentApi " + Version);
            options.EnablePersistAuthorization();
            options.EnableTryItOutByDefault();
            options.DisplayRequestDuration();
        });
        return ui.Build();
    }

    private static OpenApiSecurityScheme Key() => new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        Description = "A key from `POST /v1/api-keys`; the first one is printed to the console at the first start. "
            + "Where an OpenID provider is configured (`Auth:Authority`), a token (JWT) of it is accepted as well.",
    };

    private static OpenApiInfo Info() => new()
    {
        Title = "ContentApi",
        Version = "1",
        Description =
            """
            News articles, their sources and what is related to them. Reading what is published needs no key.

            - Unknown members and parameters are refused; all faults of a request come in one answer.
            - Every error is an RFC 9457 problem document. Its `type` answers a GET with what it means.
            - What is absent is `null`, never a missing member, unless `fields` left it out.
            - Times are RFC 3339 in UTC. Ids are UUIDs of version 7; a slug stands wherever `{idOrSlug}` does.
            - Every GET answers HEAD as well, and 304 to a known `If-None-Match`.
            - Acts on a version want its `ETag` as `If-Match`.
            """,
    };
}
