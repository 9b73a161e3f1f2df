using ContentApi.Domain.ReaderAids;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.ReaderAids;

public sealed class EntityTests
{
    [Theory]
    [InlineData("Foreign Minister Sergei Lavrov flew to Wonsan in North Korea.", "person Sergei Lavrov; place Wonsan; place North Korea")]
    [InlineData("President Donald Trump met Mr. Trump's lawyer. Trump left.", "person Donald Trump x3")]
    [InlineData("The World Health Organization (WHO) warned. WHO was right.", "organisation World Health Organization x3")]
    [InlineData("He works at the University of Toronto and the Ministry of Health.", "organisation University of Toronto; organisation Ministry of Health")]
    [InlineData("Officials in the U.S. and the United States agreed.", "place United States x2")]
    [InlineData("A fire broke out in Clairton, Pennsylvania.", "place Clairton; place Pennsylvania")]
    [InlineData("Theo Gainey, 25, lived there. Mr. Gainey moved.", "person Theo Gainey x2")]
    [InlineData("London Mayor Sadiq Khan spoke.", "person Sadiq Khan; place London")]
    [InlineData("The Judge said Nothing about Something Else.", "")]
    [InlineData("EVERYBODY IN PARIS IS SHOUTING AT NASA.", "")]
    [InlineData("Martin Luther King Jr. Day is a holiday.", "")]
    [InlineData("The Department of Health and Human Services paid.", "organisation Department of Health and Human Services")]
    public void English_names_are_told_by_what_stands_around_them(string text, string expected) => Names(text, "en").ShouldBe(expected);

    [Theory]
    [InlineData("de", "Die Vereinigten Staaten und Deutschland berieten am 5. Juli 2025.", "place Deutschland; date 2025-07-05")]
    [InlineData("ja", "日本とドイツは2025年7月13日に合意した。日本語で話した。", "place 日本; place ドイツ; date 2025-07-13")]
    [InlineData("fr", "La France et les États-Unis", "place France; place États-Unis")]
    public void In_other_languages_there_are_countries_and_dates(string language, string text, string expected) => Names(text, language).ShouldBe(expected);

    [Fact]
    public void A_date_has_its_value_and_nothing_else_has()
    {
        var entities = Entities.Of(AidText.FromLines("A note", "Angela Merkel came on Monday and left in February 2022.", "en", new DateTimeOffset(2025, 7, 13, 0, 0, 0, TimeSpan.Zero)));

        entities.Where(entity => entity.Type is EntityType.Date).Select(entity => (entity.Name, entity.Value)).ShouldBe([("Monday", "2025-07-07"), ("February 2022", "2022-02")], ignoreOrder: true);
        entities.Where(entity => entity.Type is not EntityType.Date).ShouldAllBe(entity => entity.Value == null);
    }

    private static string Names(string text, string language) => string.Join("; ", Entities.Of(AidText.FromLines("x", text, language, DateTimeOffset.UnixEpoch))
        .OrderBy(entity => entity.Type is EntityType.Person ? 0 : 1)
        .Select(entity => $"{entity.Type.ToString().ToLowerInvariant()} {entity.Value ?? entity.Name}{(entity.Mentions > 1 ? $" x{entity.Mentions}" : "")}"));
}
