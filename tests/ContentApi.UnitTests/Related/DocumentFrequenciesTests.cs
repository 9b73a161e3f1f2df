using ContentApi.Domain.Related;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Related;

public sealed class DocumentFrequenciesTests
{
    [Fact]
    public void A_rare_term_weighs_more_than_a_common_one()
    {
        var frequencies = new DocumentFrequencies();
        for (var i = 0; i < 20; i++)
            frequencies.Add(Texts.English("government").Numbers);
        var text = Texts.English("government, drought");

        var heaviest = frequencies.Weigh(text).Heaviest(2);

        heaviest.Select(term => text.TextOf(term.Number)).First().ShouldBe("drought");
    }

    [Fact]
    public void Rarity_falls_as_more_articles_have_the_term_and_never_below_0()
    {
        var rarities = Enumerable.Range(0, 101).Select(containing => DocumentFrequencies.Rarity(containing, 100)).ToList();

        rarities.ShouldBe(rarities.OrderDescending());
        rarities[^1].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_very_first_article_has_a_vector() =>
        new DocumentFrequencies().Weigh(Texts.English("Grain prices rise")).Terms.Length.ShouldBe(5);

    [Fact]
    public void An_article_weighs_the_same_before_it_is_counted_and_after()
    {
        var text = Texts.English("Grain prices rise in spring");
        var frequencies = new DocumentFrequencies();
        frequencies.Add(Texts.English("Grain is sown in spring").Numbers);

        var preview = frequencies.Weigh(text);
        frequencies.Add(text.Numbers);

        frequencies.Weigh(text, isCounted: true).Pack().ShouldBe(preview.Pack());
    }

    [Fact]
    public void A_stored_table_gives_the_same_weights()
    {
        var frequencies = new DocumentFrequencies();
        frequencies.Add(Texts.English("Grain prices").Numbers);
        frequencies.Add(Texts.English("Oil prices").Numbers);

        var again = FrequencyTable.Read(frequencies.Pack());

        again.Articles.ShouldBe(2);
        again.Terms.ShouldBe(frequencies.Terms);
        again.Weigh(Texts.English("Grain and oil prices")).Pack().ShouldBe(frequencies.Weigh(Texts.English("Grain and oil prices")).Pack());
    }

    [Fact]
    public void A_table_never_stored_is_empty() => FrequencyTable.Read([]).Articles.ShouldBe(0);

    [Fact]
    public void A_full_table_forgets_the_rarest_terms_first()
    {
        var frequencies = new DocumentFrequencies(capacity: 100);
        for (var i = 0; i < 50; i++)
            frequencies.Add([7, 1000 + i * 5, 1001 + i * 5, 1002 + i * 5]);

        frequencies.Terms.ShouldBeLessThanOrEqualTo(100);
        frequencies.Knows(7).ShouldBeTrue();
        frequencies.Articles.ShouldBe(50);
    }

    [Fact]
    public void Articles_counted_from_many_threads_are_all_counted()
    {
        var frequencies = new DocumentFrequencies();

        Parallel.For(0, 200, i => frequencies.Add([1, 100 + i]));

        frequencies.Articles.ShouldBe(200);
        frequencies.Terms.ShouldBe(201);
    }
}
