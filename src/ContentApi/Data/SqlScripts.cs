using Microsoft.EntityFrameworkCore.Migrations;

namespace ContentApi.Data;

/// <summary>The SQL that EF Core has no words for: views, functions, triggers. Each file belongs to one migration.</summary>
internal static class SqlScripts
{
    /// <summary>Runs a file of <c>Data/Sql</c> in a migration.</summary>
    public static void Script(this MigrationBuilder migration, string name)
    {
        using var stream = typeof(SqlScripts).Assembly.GetManifestResourceStream($"ContentApi.Data.Sql.{name}.sql")
            ?? throw new InvalidOperationException($"No script {name} is embedded.");
        using var reader = new StreamReader(stream);
        migration.Sql(reader.ReadToEnd());
    }
}
