namespace ContentApi.Hosting.Embedded;

/// <summary>The private cluster can't be had; the message says why and names the ways out.</summary>
internal sealed class EmbeddedPostgresException(string message) : Exception(message)
{
    public const string WaysOut =
        "Ways out: install PostgreSQL 15 or newer (Debian, Ubuntu: apt-get install postgresql), name the directory of its binaries in Embedded:Binaries, "
        + "run `docker compose up`, or set ConnectionStrings:Content to a server of your own.";
}
