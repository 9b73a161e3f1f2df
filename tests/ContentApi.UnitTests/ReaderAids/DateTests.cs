using ContentApi.Domain.ReaderAids;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.ReaderAids;

public sealed class DateTests
{
    // A Sunday.
    private static readonly DateOnly Published = new(2025, 7, 13);

    [Theory]
    [InlineData("It began on July 13, 2025.", "2025-07-13")]
    [InlineData("It began on 13 July 2025.", "2025-07-13")]
    [InlineData("It began on the 4th of July 1976.", "1976-07-04")]
    [InlineData("It began on Feb. 29, 2024.", "2024-02-29")]
    [InlineData("It began on Feb. 29, 2023.", "")]
    [InlineData("It began on 2024-02-05 at noon.", "2024-02-05")]
    [InlineData("It began in February 2022.", "2022-02")]
    [InlineData("It began in 2024.", "2024")]
    [InlineData("Since 1998 it has grown.", "1998")]
    [InlineData("It killed 2024 people.", "")]
    [InlineData("In 2000 people it was found.", "")]
    [InlineData("He came on Saturday.", "2025-07-12")]
    [InlineData("He came on Sunday.", "2025-07-13")]
    [InlineData("He will come on Tuesday.", "2025-07-15")]
    [InlineData("On Tuesday, the court will rule.", "2025-07-15")]
    [InlineData("The report is due Monday.", "2025-07-14")]
    [InlineData("He comes next Sunday.", "2025-07-20")]
    [InlineData("It was cut in March.", "2025-03")]
    [InlineData("It was cut in November.", "2024-11")]
    [InlineData("It will be cut in March.", "2026-03")]
    [InlineData("It was cut last July.", "2024-07")]
    [InlineData("It was cut on Dec. 31.", "2024-12-31")]
    [InlineData("It is due on Dec. 31.", "2025-12-31")]
    [InlineData("It was cut on July 2.", "2025-07-02")]
    [InlineData("He came yesterday.", "2025-07-12")]
    [InlineData("It was sold last week.", "2025-W27")]
    [InlineData("It was sold last month.", "2025-06")]
    [InlineData("It was sold last year, next year it is bought.", "2024 2026")]
    [InlineData("May comes before March 3, as ever.", "2025-03-03")]
    [InlineData("They may march on.", "")]
    [InlineData("It rose by July 20,000 at once.", "")]
    [InlineData("Call 555-2020-11 or 2020/11.", "")]
    public void English_dates_have_their_day(string sentence, string values) =>
        string.Join(' ', DateFinder.In(sentence, "en", Published).Select(date => date.Value)).ShouldBe(values);

    [Theory]
    [InlineData("de", "Am 5. Juli 2025 begann es.", "2025-07-05")]
    [InlineData("fr", "Le 1er août 2024, puis en février 2022.", "2024-08-01 2022-02")]
    [InlineData("es", "El 3 de mayo de 2024 empezó.", "2024-05-03")]
    [InlineData("pt", "Em 3 de março de 2024 começou.", "2024-03-03")]
    [InlineData("it", "Il 3 marzo 2024 cominciò.", "2024-03-03")]
    [InlineData("ru", "Это было 5 июля 2025 года.", "2025-07-05")]
    [InlineData("ja", "2025年7月13日に始まった。2024年2月も。", "2025-07-13 2024-02")]
    [InlineData("zh", "2025年7月13日开始。", "2025-07-13")]
    [InlineData("ko", "2025년 7월 13일 시작됐다.", "2025-07-13")]
    [InlineData("de", "Am Montag begann es.", "")]
    [InlineData("not-a-language", "On 5 July 2025 it began, as 2025-07-06 did.", "2025-07-06")]
    public void Elsewhere_those_that_are_written_out(string language, string sentence, string values) =>
        string.Join(' ', DateFinder.In(sentence, language, Published).Select(date => date.Value)).ShouldBe(values);
}
