using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Related;

/// <summary>Languages without spaces between words, on a database of their own: single characters are common to all.</summary>
public sealed class UnspacedScriptsTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    [Fact]
    public async Task Japanese_and_Chinese_articles_find_their_story_and_give_reasons_that_both_texts_have()
    {
        var ferry = await JapaneseAsync("夜行フェリーが九年ぶりに復活", "夜行フェリーの運航会社は、金曜日に最初の便が港を出ると発表した。乗客は九年ぶりに海を渡ることができる。");
        var ferryAgain = await JapaneseAsync("フェリー再開、初便は満席", "九年ぶりに復活した夜行フェリーの初便は、乗客で満席となった。運航会社は港で式典を開いた。");
        await JapaneseAsync("市議会が予算案を可決", "市議会は月曜日、学校の改修費を含む新年度の予算案を賛成多数で可決した。");
        var metro = await ChineseAsync("地铁新线下周开通", "市交通局宣布，地铁七号线将于下周一开通运营，共设二十二座车站，票价与其他线路相同。");
        var metroAgain = await ChineseAsync("七号线试运行结束", "地铁七号线试运行结束，二十二座车站全部通过验收，市交通局表示将按时开通运营。");
        var tea = await ChineseAsync("茶园迎来采摘季", "春雨过后，山区的茶园进入采摘旺季，茶农忙着把嫩叶送往作坊。");
        await api.SettleAsync();

        var besideFerry = await api.Anonymous.RelatedAsync(ferry);
        besideFerry.Ids().First().ShouldBe(ferryAgain.Id);
        besideFerry.Ids().ShouldNotContain(tea.Id);
        foreach (var term in besideFerry.Of(ferryAgain).Reason("terms"))
            (await TextAsync(ferry)).ShouldContain(term);
        besideFerry.Of(ferryAgain).Reason("terms").ShouldNotBeEmpty();

        var besideMetro = await api.Anonymous.RelatedAsync(metro);
        besideMetro.Ids().First().ShouldBe(metroAgain.Id);
        besideMetro.Ids().ShouldNotContain(tea.Id);
        foreach (var term in besideMetro.Of(metroAgain).Reason("terms"))
            (await TextAsync(metroAgain)).ShouldContain(term);
    }

    private Task<Resource> JapaneseAsync(string title, string text) => api.PublishedArticleAsync(new { title, body = $"<p>{text}</p>", language = "ja" });

    private Task<Resource> ChineseAsync(string title, string text) => api.PublishedArticleAsync(new { title, body = $"<p>{text}</p>", language = "zh" });

    private async Task<string> TextAsync(Resource article)
    {
        var json = await api.Anonymous.JsonAsync(article.Path);
        return json.Text("title") + json.Text("bodyHtml");
    }
}
