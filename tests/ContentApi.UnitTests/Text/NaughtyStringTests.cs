using ContentApi.Domain.Text;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Text;

public sealed class NaughtyStringTests
{
    [Fact]
    public void No_rule_of_text_breaks_on_them()
    {
        foreach (var text in All())
        {
            FoldedText.TitleKey(FoldedText.TitleKey(text)).ShouldBe(FoldedText.TitleKey(text));
            FoldedText.NameKey(FoldedText.NameKey(text)).ShouldBe(FoldedText.NameKey(text));
            Excerpt.Of(text, 20).Length.ShouldBeLessThanOrEqualTo(20);
            Byline.Authors(text).ShouldAllBe(name => name.Length > 0 && name.Length <= Byline.MaxNameLength);
            WordCount.Of(text).ShouldBeGreaterThanOrEqualTo(0);
            LanguageTag.IsValid(text).ShouldBe(LanguageTag.IsValid(LanguageTag.Canonical(text)));
            TextRules.FaultInSingleLine(text);
            if (WebAddress.IsAbsoluteHttp(text))
                WebAddress.Key(text).Length.ShouldBeLessThanOrEqualTo(WebAddress.MaxKeyLength);
        }
    }

    internal static IEnumerable<string> All() => SharedFolder.Lines("fixtures/text/blns.ndjson").Select(line => line.GetProperty("s").GetString()!);
}
