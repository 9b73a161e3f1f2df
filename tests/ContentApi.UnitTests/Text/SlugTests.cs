using ContentApi.Domain.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Text;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Kim hosts Lavrov", "kim-hosts-lavrov")]
    [InlineData("North Korea's Kim, hosting Lavrov, says he will…", "north-koreas-kim-hosting-lavrov-says-he-will")]
    [InlineData("Kim’s day", "kims-day")]
    [InlineData("  --Hello,   world!-- ", "hello-world")]
    [InlineData("U.S. B-52 & 3.5 %", "u-s-b-52-3-5")]
    [InlineData("Größe, Straße, Œuvre, Ærø, Łódź, Þór, Đà Nẵng, İstanbul, Iğdır", "grosse-strasse-oeuvre-aero-lodz-thor-da-nang-istanbul-igdir")]
    [InlineData("ＦＵＬＬ ｗｉｄｔｈ ﬁne ²", "full-width-fine-2")]
    [InlineData("Борис Ельцин, Щука, Київ, Đorđe", "boris-eltsin-shchuka-kiyiv-dorde")]
    [InlineData("Ουκρανία και Αθήνα, Ευρώπη", "oukrania-kai-athina-evropi")]
    [InlineData("北朝鮮の金正恩氏 がロシアを支持", "北朝鮮の金正恩氏-がロシアを支持")]
    [InlineData("김정은 위원장", "김정은-위원장")]
    [InlineData("كيم يستقبل لافروف", "كيم-يستقبل-لافروف")]
    [InlineData("हिन्दी समाचार", "हिन्दी-समाचार")]
    [InlineData("ภาษาไทย", "ภาษาไทย")]
    [InlineData("soft\u00ADhyphen zero\u200Bwidth 葛\uDB40\uDD00城", "softhyphen-zero-width-葛城")]
    [InlineData("1️⃣ first ❤️", "1-first")]
    public void A_text_becomes_words_with_hyphens(string text, string slug)
    {
        Slug.From(text).ShouldBe(slug);
    }

    [Theory]
    [InlineData("", "article")]
    [InlineData("🚀🚀", "article")]
    [InlineData("—", "article")]
    [InlineData("Export", "article-export")]
    [InlineData("import!", "article-import")]
    [InlineData("0197F3A2-0000-7000-8000-000000000000", "article-0197f3a2-0000-7000-8000-000000000000")]
    [InlineData("0197f3a2000070008000000000000000", "article-0197f3a2000070008000000000000000")]
    public void The_fallback_stands_in_for_nothing_and_in_front_of_the_reserved(string text, string slug)
    {
        Slug.From(text).ShouldBe(slug);
    }

    [Fact]
    public void The_fallback_is_the_callers()
    {
        Slug.From("🚀", "tag").ShouldBe("tag");
        Slug.From("export", "tag").ShouldBe("tag-export");
    }

    // Attributes can't hold lone surrogates.
    [Fact]
    public void Broken_text_breaks_nothing()
    {
        Slug.From("\uD800").ShouldBe("article");
        Slug.From("a\uDC00b").ShouldBe("a-b");
        Slug.From("a\uFFFEb").ShouldBe("a-b");
        Slug.IsValid("a\uD800").ShouldBeFalse();
    }

    [Fact]
    public void A_long_text_is_cut_at_a_word()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("headline", 40)));

        slug.Length.ShouldBeLessThanOrEqualTo(100);
        slug.ShouldEndWith("-headline");
        Slug.From(new string('x', 400)).Length.ShouldBe(100);
        Slug.From(string.Concat(Enumerable.Repeat("𠮷", 200))).Length.ShouldBe(100);
    }

    [Theory]
    [InlineData("kim-hosts-lavrov", true)]
    [InlineData("b-52", true)]
    [InlineData("café", true)]
    [InlineData("金正恩", true)]
    [InlineData("हिन्दी", true)]
    [InlineData("exports", true)]
    [InlineData("", false)]
    [InlineData("Kim", false)]
    [InlineData("a--b", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a b", false)]
    [InlineData("a_b", false)]
    [InlineData("a/b", false)]
    [InlineData("a.b", false)]
    [InlineData("cafe\u0301", false)]
    [InlineData("\u0301a", false)]
    [InlineData("a\uFE0F", false)]
    [InlineData("\u3164", false)]
    [InlineData("export", false)]
    [InlineData("import", false)]
    [InlineData("0197f3a2-0000-7000-8000-000000000000", false)]
    [InlineData("0197f3a2000070008000000000000000", false)]
    public void What_an_editor_may_ask_for(string slug, bool isValid)
    {
        Slug.IsValid(slug).ShouldBe(isValid);
    }

    [Fact]
    public void A_slug_has_at_most_150_characters()
    {
        Slug.IsValid(new string('a', 150)).ShouldBeTrue();
        Slug.IsValid(new string('a', 151)).ShouldBeFalse();
    }

    [Fact]
    public void A_suffix_is_six_random_characters()
    {
        var slugs = Enumerable.Range(0, 100).Select(_ => Slug.WithSuffix("kim")).ToList();

        slugs.ShouldAllBe(slug => slug.StartsWith("kim-") && slug.Length == 10 && Slug.IsValid(slug));
        slugs.Distinct().Count().ShouldBe(100);
    }

    [Fact]
    public void Every_text_has_a_valid_slug_whose_slug_is_itself()
    {
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["aB -_.'éßŁжΩ北が가ا1２İ️\u0301"]], Gen.Select(Gen.Guid, id => id.ToString())).Sample(text =>
        {
            var slug = Slug.From(text);

            return Slug.IsValid(slug) && Slug.From(slug) == slug && slug.Length <= 150;
        });
    }

    [Fact]
    public void Every_slug_has_room_for_a_suffix()
    {
        Gen.String[Gen.Char["ab-北𠮷が"], 1, 300].Select(text => Slug.From(text + text + text)).Sample(slug => Slug.IsValid(Slug.WithSuffix(slug)));
        Slug.IsValid(Slug.WithSuffix(new string('a', 150))).ShouldBeTrue();
        Slug.IsValid(Slug.WithSuffix(string.Concat(Enumerable.Repeat("a-", 74)) + "ab")).ShouldBeTrue();
    }

    [Fact]
    public void Naughty_strings_have_valid_slugs()
    {
        foreach (var text in NaughtyStringTests.All())
            Slug.IsValid(Slug.From(text)).ShouldBeTrue(text);
    }
}
