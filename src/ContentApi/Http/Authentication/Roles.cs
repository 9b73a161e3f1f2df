using ContentApi.Domain.Keys;

namespace ContentApi.Http.Authentication;

/// <summary>The roles that an operation is open to, as <c>[Authorize(Roles = …)]</c> wants them.</summary>
internal static class Roles
{
    public const string Admins = nameof(Role.Admin);
    public const string Editors = nameof(Role.Editor) + "," + Admins;
    public const string Contributors = nameof(Role.Contributor) + "," + Editors;
    public const string KeyHolders = nameof(Role.Viewer) + "," + Contributors;
}
