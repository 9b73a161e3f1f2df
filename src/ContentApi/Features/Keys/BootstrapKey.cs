using ContentApi.Domain.Keys;
using ContentApi.Hosting;
using ContentApi.Hosting.Embedded;
using ContentApi.Http.Authentication;
using Npgsql;

namespace ContentApi.Features.Keys;

/// <summary>
/// The first admin key: <c>Auth:BootstrapAdminKey</c>, else the one that an embedded default keeps beside its data. It is
/// written at start; a changed setting ends the former one. Where the database is away then, it is tried until it is there.
/// </summary>
internal sealed class BootstrapKey(NpgsqlDataSource database, IConfiguration configuration, IServiceProvider services, ILogger<BootstrapKey> logger) : BackgroundService
{
    /// <summary>The name it is listed under; no other key can have it.</summary>
    public const string Name = "bootstrap";

    private const string Setting = "Auth:BootstrapAdminKey";
    private const int MinLength = 16;

    // Somebody has chosen it: what ten characters would tell of sixteen is too much.
    private const int ShownLength = 4;

    private bool isWritten;

    /// <summary>The text of the embedded default's own key, for the console; null where a setting or nobody gives one.</summary>
    public string? EmbeddedText { get; private set; }

    /// <summary>Refuses a setting that is no key.</summary>
    /// <exception cref="SettingException">It is too short, or no header could carry it, or it looks like a token.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } text && (text.Length < MinLength || text.Any(c => c is <= ' ' or > '~')))
            throw new SettingException($"{Setting} (environment variable Auth__BootstrapAdminKey) must have at least {MinLength} characters, printable ASCII without spaces.");
        if (configuration["Auth:Authority"] is { Length: > 0 } && configuration[Setting] is { } key && key.Count(c => c == '.') == 2)
            throw new SettingException($"{Setting} must not have two dots beside Auth:Authority: it would be taken for a token.");
    }

    /// <summary>Writes the key, if there is one to write. Any number of instances may do so at once.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (configuration[Setting] is not { Length: > 0 } text)
        {
            if (services.GetService<EmbeddedPostgres>() is not { } postgres)
            {
                isWritten = true;
                return;
            }

            text = EmbeddedText = await EmbeddedAdminKey.ReadOrCreateAsync(postgres.Directory, cancellationToken);
        }

        try
        {
            if (!await WriteAsync(text, cancellationToken))
                logger.LogWarning("{Setting} was revoked or belongs to another key, and is not good for an administrator: set another", Setting);
            isWritten = true;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            logger.LogWarning("The bootstrap key could not be written yet: {Reason}", exception.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!isWritten && await timer.WaitForNextTickAsync(stoppingToken))
            await EnsureAsync(stoppingToken);
    }

    // A former one expires rather than being revoked: when the setting is changed back it is good again, but one that an
    // administrator has revoked stays so.
    private async Task<bool> WriteAsync(string text, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            with former as (
                update api_keys set expires_at = now()
                where name = $1 and hash <> $3 and (expires_at is null or expires_at > now())),
            present as (
                insert into api_keys (id, name, role, hash, prefix, created_at)
                values ($2, $1, $4, $3, $5, now())
                on conflict (hash) do update set expires_at = case when api_keys.name = $1 then null else api_keys.expires_at end
                returning role = $4 and revoked_at is null and (expires_at is null or expires_at > now()) as is_good)
            select is_good from present
            """);
        foreach (var value in (object[])[Name, Guid.CreateVersion7(), KeyRing.Hash(text), (int)Role.Admin, text[..ShownLength]])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
