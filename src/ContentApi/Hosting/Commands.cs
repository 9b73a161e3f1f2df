using ContentApi.Hosting.Embedded;

namespace ContentApi.Hosting;

/// <summary>What the program does besides serving: <c>migrate</c>, <c>import</c> and <c>health</c>, given as its first argument.</summary>
internal static class Commands
{
    public static bool IsHealth(string[] args) => args is ["health", ..];

    public static bool IsImport(string[] args) => args is ["import", ..];

    public static bool IsMigrate(string[] args) => args is ["migrate", ..];

    /// <summary>Brings the schema, the bootstrap key and, where the settings ask for it, the sample content up to date.</summary>
    /// <returns>The exit code: 0, or 1 when the database could not be reached or refused.</returns>
    public static async Task<int> MigrateAsync(WebApplication app)
    {
        await using (app)
        {
            try
            {
                await app.PrepareDatabaseAsync(migrate: true);
                return 0;
            }
            catch (Exception exception) when (Database.IsOfDatabase(exception))
            {
                await Console.Error.WriteLineAsync($"The database could not be migrated: {exception.GetBaseException().Message}");
                return 1;
            }
        }
    }

    /// <summary>Refuses a word that is no command, instead of starting a server that nobody asked for. Settings begin with a dash.</summary>
    /// <exception cref="SettingException">It is neither.</exception>
    public static void DemandKnown(string[] args)
    {
        if (args is [var word, ..] && !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal) && !IsHealth(args) && !IsImport(args) && !IsMigrate(args))
            throw new SettingException($"There is no command {word}: migrate, import and health are, and without one the server starts. Settings are written --Name=value.");
    }

    /// <summary>Whether all that there is to say of a failed start is its message: whoever reads it mends a setting, not the program.</summary>
    public static bool IsPlain(Exception exception) => exception is SettingException or EmbeddedPostgresException || Database.IsOfDatabase(exception);

    /// <summary>That message.</summary>
    public static string MessageOf(Exception exception) => Database.IsOfDatabase(exception)
        ? $"The database could not be used: {exception.GetBaseException().Message} Check ConnectionStrings:Content, and that the server runs."
        : exception.Message;
}
