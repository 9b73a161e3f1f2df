using ContentApi.Domain.ReaderAids;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.ReaderAids;

public sealed class SentencesTests
{
    private static readonly string[] Pieces = [".", "!", "? ", ". ", " ", "A", "b", "Mr", "U.S.", "5", "。", "「", "」", "”", "“", "\"", "…", "z", "No", "的"];

    [Theory]
    [InlineData("en", "The ferry left.|It was late.|It sank.")]
    [InlineData("en", "Mr. Moss met Sen. Reed in St. Louis.|He smiled.")]
    [InlineData("en", "J. K. Rowling wrote it.|Readers agreed.")]
    [InlineData("en", "It was the U.S. Army.|The U.S. is large.")]
    [InlineData("en", "He lives in the U.S.|The others do not.")]
    [InlineData("en", "Acme Inc. reported a loss.|In May it recovered.")]
    [InlineData("en", "They meet at 3 p.m. Friday.|They meet at 5 p.m.|The rest is open.")]
    [InlineData("en", "\"Why?\" he asked.|Nobody knew.")]
    [InlineData("en", "“It is over.”|She left.")]
    [InlineData("en", "Prices rose 3.5 percent to $1.20.|Nobody bought.")]
    [InlineData("en", "Visit example.com for more.|Thanks!")]
    [InlineData("en", "Wait... what?|Yes.")]
    [InlineData("en", "See No. 5 on page 3.|The answer is no.|Go.")]
    [InlineData("en", "On Jan. 5 it rained.|On Feb. 6 it did not.")]
    [InlineData("en", "Roe vs. Wade was decided.|It was 1973.")]
    [InlineData("de", "Am 5. Juli kam z. B. Dr. Weiß.|Er ging.")]
    [InlineData("de", "Es waren ca. 100 Leute.|Die meisten gingen.")]
    [InlineData("es", "Viajó a EE. UU. con su hermano.|Volvió ayer.")]
    [InlineData("es", "¿Quién vino?|¡Nadie!|Así fue.")]
    [InlineData("fr", "« Oui. » a-t-il dit.|M. Dupont est parti.")]
    [InlineData("ja", "船は出た。|遅れていた！|なぜ？")]
    [InlineData("ja", "彼は「もう遅い。帰ろう」と言った。|皆は黙った。")]
    [InlineData("zh", "他来了。|“很好。”|她说。")]
    [InlineData("hi", "वह आया।|वह गया।")]
    [InlineData("ar", "هل جاء؟|نعم.")]
    [InlineData("th", "เรือออกจากท่าแล้ว")]
    public void A_text_falls_into_its_sentences(string language, string sentences)
    {
        var expected = sentences.Split('|');

        Sentences.Of(string.Join(language is "ja" or "zh" ? "" : " ", expected), language).ShouldBe(expected);
    }

    [Fact]
    public void Sentences_are_substrings_in_order_and_nothing_but_spaces_is_lost() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 30].Select(string.Concat).Sample(text =>
        {
            var at = 0;
            foreach (var sentence in Sentences.Of(text, "en"))
            {
                var found = text.IndexOf(sentence, at, StringComparison.Ordinal);
                found.ShouldBeGreaterThanOrEqualTo(at);
                text[at..found].Trim().ShouldBeEmpty();
                at = found + sentence.Length;
            }

            text[at..].Trim().ShouldBeEmpty();
        });
}
