namespace ContentApi.Http.Transport;

/// <summary>Answers HEAD as GET: endpoints need not know of it, and the server leaves the body out of what it sends.</summary>
internal static class HeadAsGet
{
    private static readonly AskedByHead Asked = new();

    /// <summary>Comes before routing.</summary>
    public static IApplicationBuilder UseHeadAsGet(this IApplicationBuilder app) =>
        app.Use((context, next) => HttpMethods.IsHead(context.Request.Method) ? AnswerAsync(context, next) : next(context));

    /// <summary>Whether nobody reads the body: a long one need not be made.</summary>
    public static bool IsAskedByHead(this HttpContext context) => context.Features.Get<AskedByHead>() is not null;

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.Method = HttpMethods.Get;
        context.Features.Set(Asked);
        try
        {
            await next(context);
        }
        finally
        {
            // The log tells what was asked.
            context.Request.Method = HttpMethods.Head;
        }
    }

    private sealed class AskedByHead;
}
