using ContentApi.Hosting.Embedded;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Embedded;

public sealed class EmbeddedAdminKeyTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("admin-key-");

    [Fact]
    public async Task Apps_that_start_at_once_get_one_key()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadOrCreateAsync()));

        keys.Distinct().ShouldHaveSingleItem().ShouldMatch("^cak_[A-Za-z0-9_-]{43}$");
    }

    [Fact]
    public async Task Only_its_user_can_read_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix modes.");
        var key = await ReadOrCreateAsync();

        var file = directory.GetFiles("admin-key").Single();

        (await File.ReadAllTextAsync(file.FullName, TestContext.Current.CancellationToken)).Trim().ShouldBe(key);
        file.UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_file_that_holds_no_whole_key_is_replaced()
    {
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "admin-key"), "cak_cut", TestContext.Current.CancellationToken);

        (await ReadOrCreateAsync()).ShouldMatch("^cak_[A-Za-z0-9_-]{43}$");
    }

    public void Dispose() => directory.Delete(recursive: true);

    private Task<string> ReadOrCreateAsync() => EmbeddedAdminKey.ReadOrCreateAsync(directory.FullName, TestContext.Current.CancellationToken);
}
