using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Comments;

public sealed class ForgetCommentersTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    [Fact]
    public async Task A_day_later_the_same_may_be_said_again_and_nothing_of_the_senders_is_left()
    {
        var article = await api.PublishedArticleAsync();
        await api.PendingCommentAsync(article, "Good morning.");
        await api.PendingCommentAsync(article, "Good night.");

        await api.TravelAsync(TimeSpan.FromHours(23));
        using var tooSoon = await api.Anonymous.CommentAsync(article, "Good morning.");
        await tooSoon.ShouldBeProblemAsync(409, "/problems/duplicate-comment");

        await api.TravelAsync(TimeSpan.FromHours(2));
        await api.PendingCommentAsync(article, "Good morning.");
        (await api.AskAsync<long>("select count(*) from comments where fingerprint is not null")).ShouldBe(1);
    }
}
