using ContentApi.Domain.Searching;
using ContentApi.UnitTests.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Searching;

public sealed class SearchTokensTests
{
    [Theory]
    [InlineData("The U.S. president's “Été” — e.g. naïve!", "the us president ete eg naive")]
    [InlineData("COVID-19, a.bc, don't", "covid 19 a bc don t")]
    [InlineData("Straße ÆØÅ İstanbul Łódź ĳ", "strasse aeoa istanbul lodz ij")]
    [InlineData("ΆΛΦΑ λόγος Ёлка й", "αλφα λογοσ елка й")]
    [InlineData("وزيرُ الخارجيةِ", "وزير الخارجية")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("ＡＢＣ１２", "abc12")]
    [InlineData("soft\u00ADhyphen", "softhyphen")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("東京都", "東京 京都 都")]
    [InlineData("ﾊﾟﾘで", "パリ リで で")]
    [InlineData("AI時代2", "ai 時代 代 2")]
    [InlineData("한국어", "한국 국어 어")]
    [InlineData("น้ำ", "น้ํา")]
    [InlineData("💥 … - \"", "")]
    public void A_text_is_taken_apart_into_folded_words(string text, string words) =>
        string.Join(' ', SearchTokens.Of(text).Select(token => token.Text)).ShouldBe(words.Normalize(System.Text.NormalizationForm.FormKC));

    [Fact]
    public void Tokens_stand_in_order_where_the_text_has_them()
    {
        foreach (var text in NaughtyStringTests.All().Append("Ａ－Ｂ 東京タワー's U.S."))
        {
            var tokens = SearchTokens.Of(text).ToList();
            tokens.Select(token => token.Position).ShouldBe(Enumerable.Range(0, tokens.Count), text);
            tokens.ShouldAllBe(token => token.Text.Length > 0 && !token.Text.Any(char.IsWhiteSpace) && token.Start < token.End && token.EndOfFirst <= token.End && token.End <= text.Length + 1);
            IndexedText.Of(IndexedText.Of(text)).Length.ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    public void A_word_is_found_by_itself_however_it_is_written() => Gen.String[Gen.Char.AlphaNumeric, 1, 20].Sample(word =>
    {
        var folded = SearchTokens.Of(word).Single().Text;
        return SearchTokens.Of(word.ToUpperInvariant()).Single().Text == folded && SearchTokens.Of($"«{word}», ").Single().Text == folded;
    });

    [Fact]
    public void A_text_of_book_length_fits_into_the_index()
    {
        var numbers = string.Join(' ', Enumerable.Range(0, 150_000));
        var prepared = IndexedText.Of(numbers + " lastword");
        prepared.Length.ShouldBeLessThan(900_000);
        IndexedText.Of(string.Concat(Enumerable.Repeat("word ", 200_000)) + "lastword").ShouldEndWith(" lastword");
    }
}
