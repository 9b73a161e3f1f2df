using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.ReaderPage;

/// <summary>The pictures in the README, taken of the sample content. <c>CONTENTAPI_PICTURES</c> names a folder to write them to.</summary>
public sealed class PicturesTests(OwnContentApiFixture api, Browser browser) : IClassFixture<OwnContentApiFixture>, IClassFixture<Browser>
{
    [Theory]
    [InlineData("reader-light.jpg", false, 900, 1_400)]
    [InlineData("reader-dark.jpg", true, 900, 1_400)]
    [InlineData("reader-phone.jpg", false, 375, 1_400)]
    public async Task The_sample_page_is_worth_a_picture(string name, bool dark, int width, int height)
    {
        var server = await api.SecondInstanceAsync(("Sample:Load", "true"));
        await using var page = await browser.OpenAsync(new Uri(server.Address, "/reader/harbour-bridge-closed-after-cracks-found"), dark, width, height);
        // Related stories are found within seconds.
        await page.UntilAsync("document.querySelector('#related') || (document.querySelector('#comments') && void setTimeout(() => location.reload(), 300))");

        var picture = await page.PictureAsync();

        picture.Length.ShouldBeInRange(10_000, 150_000);
        if (Environment.GetEnvironmentVariable("CONTENTAPI_PICTURES") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, name), picture, TestContext.Current.CancellationToken);
        page.Errors.ShouldBeEmpty();
    }
}
