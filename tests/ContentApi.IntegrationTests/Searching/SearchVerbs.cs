using ContentApi.IntegrationTests.Support;

namespace ContentApi.IntegrationTests.Searching;

internal static class SearchVerbs
{
    /// <summary>Waits until the worker has learned a word, by which queries are corrected.</summary>
    public static async Task LearnedAsync(this ContentApiFixture api, string word)
    {
        for (var tries = 0; !await api.AskAsync<bool>($"select exists (select from search_vocabulary where word = '{word}')"); tries++)
        {
            if (tries == 300)
                throw new TimeoutException($"Nobody learned the word {word}.");
            await Task.Delay(100);
        }
    }
}
