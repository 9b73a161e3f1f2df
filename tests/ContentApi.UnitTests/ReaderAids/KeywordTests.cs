using ContentApi.Domain.ReaderAids;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.ReaderAids;

public sealed class KeywordTests
{
    private static readonly AidText Ferry = AidText.FromLines(
        "Night ferry returns after nine years",
        """
        The night ferry is back on Friday, the harbour office said. The night ferry last sailed from North Korea nine years ago.
        Ferries are rare in North Korea. The harbour office sells tickets for the ferry; see https://harbour.example/tickets for tickets.
        """,
        "en",
        DateTimeOffset.UnixEpoch);

    [Fact]
    public void Phrases_come_without_their_parts_and_the_best_has_one()
    {
        var keywords = Best(Ferry);

        keywords[0].Score.ShouldBe(1);
        keywords.Select(keyword => keyword.Score).ShouldBe(keywords.Select(keyword => keyword.Score).OrderDescending());
        var names = keywords.Select(keyword => keyword.Name).ToList();
        names.ShouldContain("night ferry");
        names.ShouldContain("North Korea");
        names.ShouldContain("harbour office");
        names.ShouldNotContain("Korea");
        names.ShouldNotContain("said");
        names.ShouldNotContain(name => name.Contains("http"));
        names.Select(name => name.TrimEnd('s').ToLowerInvariant()).Distinct().Count().ShouldBe(names.Count);
    }

    [Fact]
    public void What_is_a_tag_comes_first_under_the_tags_spelling()
    {
        var keywords = KeywordCandidates.Of(Ferry).Best(3, key => key == "ferries");

        keywords[0].Name.ShouldBe("Ferries");
    }

    [Theory]
    [InlineData("ja", "夜行フェリーの運航再開", "夜行フェリーの運航が再開された。港湾局は夜行フェリーの切符を販売する。港湾局によると運航は週二回。", "フェリー")]
    [InlineData("zh", "渡轮恢复", "夜间渡轮恢复运营。港务局出售渡轮票。渡轮每周两次，港务局说。", "渡轮")]
    [InlineData("th", "เรือข้ามฟาก", "เรือข้ามฟากกลับมาแล้ว ผู้คนรอเรือข้ามฟากมานาน เรือข้ามฟากออกทุกวัน", "เรือข้ามฟาก")]
    [InlineData("ko", "야간 여객선", "야간 여객선이 돌아온다. 여객선은 매주 두 번 운항한다.", "여객선")]
    [InlineData("ru", "Ночной паром", "Ночной паром вернулся. Паром ходит дважды. На паром нужен билет.", "паром")]
    public void Any_language_gets_keywords(string language, string title, string body, string expected) =>
        Best(AidText.FromLines(title, body, language, DateTimeOffset.UnixEpoch)).ShouldContain(keyword => keyword.Name.Contains(expected, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void An_article_without_words_has_none() => Best(AidText.FromLines("…", "!!", "en", DateTimeOffset.UnixEpoch)).ShouldBeEmpty();

    private static IReadOnlyList<Keyword> Best(AidText text) => KeywordCandidates.Of(text).Best(10, _ => false);
}
