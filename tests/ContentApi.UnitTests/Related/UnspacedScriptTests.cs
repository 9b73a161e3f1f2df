using ContentApi.Domain.Related;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Related;

public sealed class UnspacedScriptTests
{
    private static readonly string[] Japanese =
    [
        "政府は火曜日、北朝鮮が弾道ミサイルを発射したと発表した。ミサイルは日本海に落下し、被害は確認されていない。",
        "北朝鮮の弾道ミサイル発射を受け、首相は緊急の会議を開いた。日本海で操業する漁船に被害はないという。",
        "東京の美術館で、江戸時代の浮世絵を集めた展覧会が始まった。約二百点が並び、来月まで公開される。",
        "江戸時代の浮世絵二百点が美術館に集まった。展覧会は東京で来月まで開かれている。",
        "プロ野球は開幕戦を迎え、各地の球場に多くの観客が詰めかけた。",
    ];

    private static readonly string[] Chinese =
    [
        "中央银行周四宣布下调基准利率，以支持放缓的经济增长。分析人士预计年内还会再次降息。",
        "经济增长放缓之际，中央银行下调利率。市场对降息反应积极，股市上涨。",
        "一座新的高速铁路大桥在长江上建成通车，列车时速可达三百公里。",
        "长江上的高速铁路大桥通车，列车以三百公里的时速驶过。",
        "研究人员在云南发现了一种新的蝴蝶。",
    ];

    [Fact]
    public void Japanese_texts_on_one_subject_find_each_other() => TwoPairsFindEachOther(Japanese, "ja");

    [Fact]
    public void Chinese_texts_on_one_subject_find_each_other() => TwoPairsFindEachOther(Chinese, "zh");

    [Fact]
    public void Reasons_are_pairs_of_characters_that_both_texts_have()
    {
        var texts = Japanese.Select(text => TermAnalysis.Analyse("", null, text, "ja")).ToArray();
        var vectors = Texts.Weighed(texts);

        var terms = SharedTerms.Select(SharedTerms.Find(texts[0], vectors[0], vectors[1]), Visibility.Full, Visibility.Full).ToList();

        terms.ShouldNotBeEmpty();
        terms.ShouldAllBe(term => Japanese[0].Contains(term) && Japanese[1].Contains(term));
    }

    [Fact]
    public void A_copy_with_another_headline_is_found()
    {
        var text = string.Concat(Japanese[..4]);

        NearDuplicates.AreCopies(DuplicateText.Of("速報", text), DuplicateText.Of("続報", "【通信社】" + text)).ShouldBeTrue();
        NearDuplicates.AreCopies(DuplicateText.Of("速報", Japanese[0]), DuplicateText.Of("続報", Japanese[1])).ShouldBeFalse();
    }

    private static void TwoPairsFindEachOther(string[] texts, string language)
    {
        var vectors = Texts.Weighed([.. texts.Select(text => TermAnalysis.Analyse("", null, text, language))]);
        int NearestTo(int index) => Enumerable.Range(0, texts.Length).Where(other => other != index).MaxBy(other => vectors[index].Cosine(vectors[other]));

        new[] { 0, 1, 2, 3 }.Select(NearestTo).ShouldBe([1, 0, 3, 2]);
    }
}
