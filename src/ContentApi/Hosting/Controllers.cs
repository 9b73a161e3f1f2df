using System.Reflection;
using ContentApi.Features.Articles.Reading;
using ContentApi.Http.Idempotency;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Transport;
using ContentApi.Http.Writing;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace ContentApi.Hosting;

/// <summary>The controllers and the promises that each of their actions keeps.</summary>
internal static class Controllers
{
    public static IServiceCollection AddContentControllers(this IServiceCollection services)
    {
        services.AddValidatorsFromAssemblyContaining<Program>(ServiceLifetime.Singleton, includeInternalTypes: true);
        services.AddControllers(options =>
            {
                options.Filters.Add<IdempotencyFilter>(order: 10);
                options.Filters.Add<WriteFilter>();
                options.Filters.Add(new MovedFilter());
                options.Filters.Add(new AcceptFilter());
            })
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new InternalControllers()))
            .AddStrictInput();
        return services;
    }

    /// <summary>Finds controllers although nothing outside the server sees them.</summary>
    private sealed class InternalControllers : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) =>
            typeInfo is { IsClass: true, IsAbstract: false } && typeInfo.IsDefined(typeof(ApiControllerAttribute)) && !base.IsController(typeInfo);
    }
}
