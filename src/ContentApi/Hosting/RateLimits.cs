using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using ContentApi.Http.Authentication;
using ContentApi.Http.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace ContentApi.Hosting;

/// <summary>
/// What anonymous callers may do only so often: an action names its limit by <c>[EnableRateLimiting(RateLimits.…)]</c>. Counted on each
/// instance by the client's true address (<c>Proxies:Known</c> alone may name another); of IPv6 by the network that one client
/// has. Who sends a key has no limit.
/// </summary>
internal static class RateLimits
{
    /// <summary>Translations and questions, which cost money.</summary>
    public const string AskProvider = "AskProvider";

    /// <summary>Comments, which somebody has to read.</summary>
    public const string PostComment = "PostComment";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private static readonly Dictionary<string, int> Defaults = new() { [AskProvider] = 60, [PostComment] = 30 };

    /// <exception cref="SettingException">A limit below 1.</exception>
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration) => services.AddRateLimiter(options =>
    {
        foreach (var (name, fallback) in Defaults)
        {
            var permits = configuration.GetValue($"RateLimits:{name}", fallback);
            if (permits < 1)
                throw new SettingException($"RateLimits:{name} is how many requests a minute are allowed: 1 or more.");
            options.AddPolicy<string>(name, context => context.Caller() is not null
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetFixedWindowLimiter(ClientOf(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window }));
        }

        options.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected, name => configuration.GetValue($"RateLimits:{name}", Defaults[name])));
    });

    /// <summary>Who sends a request, as far as the network tells: no header of the caller's own counts.</summary>
    public static string ClientOf(HttpContext context) => Client(context.Connection.RemoteIpAddress).ToString();

    private static Task RefuseAsync(OnRejectedContext rejected, Func<string, int> permits)
    {
        var name = rejected.HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<EnableRateLimitingAttribute>().PolicyName!;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        var seconds = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var problem = new Problem(ProblemType.RateLimited, $"Without a key this may be done {permits(name)} times a minute. Try again in {seconds} s.")
            .WithHeader("Retry-After", seconds)
            // draft-ietf-httpapi-ratelimit-headers: what is left, and in how many seconds there is more.
            .WithHeader("RateLimit", $"\"{name}\";r=0;t={seconds}")
            .WithHeader("RateLimit-Policy", string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={permits(name)};w={Window.TotalSeconds}"));
        return ProblemWriter.WriteAsync(rejected.HttpContext, problem);
    }

    // A client of IPv6 has 2^64 addresses.
    internal static IPAddress Client(IPAddress? address)
    {
        if (address is null || address.IsIPv4MappedToIPv6)
            return address?.MapToIPv4() ?? IPAddress.None;
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address;

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
