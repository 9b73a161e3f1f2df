using ContentApi.Hosting;
using Npgsql;

namespace ContentApi.Features.Comments;

internal static class CommentsSetup
{
    /// <exception cref="SettingException"><c>Comments:Moderation</c> is neither <c>on</c> nor <c>off</c>.</exception>
    public static IServiceCollection AddComments(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(CommentSettings.From(configuration))
        .AddScoped<CommentPages>()
        .AddSingleton(provider =>
        {
            using var command = provider.GetRequiredService<NpgsqlDataSource>().CreateCommand("select value from secrets where name = 'comments'");
            return new CommentFingerprint((byte[])command.ExecuteScalar()!);
        });
}

/// <summary>Settings under <c>Comments:</c>.</summary>
/// <param name="IsModerated">Whether an editor approves comments before readers see them.</param>
internal sealed record CommentSettings(bool IsModerated)
{
    public static CommentSettings From(IConfiguration configuration) => configuration["Comments:Moderation"] switch
    {
        null or "" or "on" => new CommentSettings(true),
        "off" => new CommentSettings(false),
        var other => throw new SettingException($"Comments:Moderation is \"{other}\". Write on (editors approve comments) or off (readers see them at once)."),
    };
}
