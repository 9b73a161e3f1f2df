using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ContentApi.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> work without starting the server.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<ContentDbContext>
{
    public ContentDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ContentDbContext>().UseNpgsql("Host=nowhere").UseSnakeCaseNamingConvention().Options);
}
