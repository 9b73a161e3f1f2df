using ContentApi.IntegrationTests.Support;

namespace ContentApi.IntegrationTests.Related;

/// <summary>A story in words that no other test has, so that only its own articles are related to each other.</summary>
public sealed class Story
{
    private const string Syllables = "ba be bi bo bu da de di do du fa fe fi fo fu ga ge gi go gu ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu";

    private readonly string[] words;
    private readonly Random random = new(Random.Shared.Next());

    public Story() => words = [.. Enumerable.Range(0, 24).Select(_ => NewWord())];

    /// <summary>A word that the story's articles have in their titles.</summary>
    public string Name => words[0];

    /// <summary>A title of the story.</summary>
    public string Title() => $"{words[0]} {words[1]} {NewWord()} {NewWord()}";

    /// <summary>A text of the story: its words, and about as many that only this text has.</summary>
    public string Body(int sentences = 14)
    {
        var own = Enumerable.Range(0, 60).Select(_ => NewWord()).ToArray();
        return string.Concat(Enumerable.Range(0, sentences).Select(_ =>
            $"<p>{string.Join(' ', Enumerable.Range(0, 12).Select(i => i % 2 == 0 ? words[random.Next(words.Length)] : own[random.Next(own.Length)]))}.</p>"));
    }

    /// <summary>Publishes an article of the story.</summary>
    /// <param name="api">The server.</param>
    /// <param name="with">Members beside the title and the body, or in their place.</param>
    public Task<Resource> PublishAsync(ContentApiFixture api, object? with = null) =>
        api.PublishedArticleAsync(Verbs.Merge(new { title = Title(), body = Body() }, with));

    private string NewWord()
    {
        var syllables = Syllables.Split(' ');
        return string.Concat(Enumerable.Range(0, 6).Select(_ => syllables[random.Next(syllables.Length)]));
    }
}
