using ContentApi.Domain.Related;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Related;

public sealed class CommonGroundTests
{
    private const string Ferry = "The night ferry to the islands sails again, the company said. The ferry had been away for nine years.";
    private const string FerryLater = "More people than seats: on the first evening the ferry left forty behind on the quay, and the ferry was late.";
    private const string Council = "After the vote the council said that the company had been away for years, and that nine people left the hall.";

    [Fact]
    public void What_both_are_about_is_common_ground() => IsFirm(Ferry, FerryLater).ShouldBeTrue();

    [Fact]
    public void Words_that_happen_to_be_in_both_are_none() => IsFirm(Ferry, Council).ShouldBeFalse();

    [Fact]
    public void A_tag_that_both_texts_name_is_common_ground_and_one_that_they_do_not_is_none()
    {
        IsFirm(Ferry, Council, "company").ShouldBeTrue();
        IsFirm(Ferry, Council, "news").ShouldBeFalse();
        IsFirm("A night ferry sails. " + Council, Council + " The Night Ferry is dear.", "night-ferry").ShouldBeTrue();
    }

    [Fact]
    public void Characters_that_are_in_any_text_are_none() => IsFirm("夜のフェリーのこと。船のなかの人のこえ。", "山のお茶のはたけ。春のあめのあと。").ShouldBeFalse();

    [Fact]
    public void It_does_not_matter_which_is_which()
    {
        foreach (var (one, other) in new[] { (Ferry, FerryLater), (Ferry, Council), (FerryLater, Council) })
            IsFirm(one, other, "company").ShouldBe(IsFirm(other, one, "company"));
    }

    private static bool IsFirm(string one, string other, params string[] tags)
    {
        AnalysedText[] texts = [Texts.English(one), Texts.English(other)];
        var vectors = Texts.Weighed(texts);
        var topics = Texts.Weighed(TopicAnalysis.Analyse(tags, null))[0];
        return CommonGround.IsFirm(texts[0], vectors[0], vectors[1], tags, topics);
    }
}
