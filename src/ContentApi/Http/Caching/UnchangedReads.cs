using System.Collections.Concurrent;

namespace ContentApi.Http.Caching;

/// <summary>The answers read at one moment of the database: good as long as that moment lasts.</summary>
/// <param name="moment">What <see cref="ReadersMoment"/> was told before the first of them was read.</param>
/// <param name="most">How many bytes may be kept.</param>
internal sealed class UnchangedReads(string moment, long most)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<KeptAnswer?>> answers = new(StringComparer.Ordinal);
    private long bytes;

    public string Moment => moment;

    /// <summary>The answer under a key, which another request may still be reading; null where there is none.</summary>
    /// <param name="key">All that the bytes depend on beside the database.</param>
    public Task<KeptAnswer?>? Find(string key) => answers.TryGetValue(key, out var found) ? found.Task : null;

    /// <summary>Takes it upon the caller to read it for all who come meanwhile: whatever comes of it, he has to <see cref="Fulfil"/> it. Null where another one has.</summary>
    public TaskCompletionSource<KeptAnswer?>? Claim(string key)
    {
        var claim = new TaskCompletionSource<KeptAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        return answers.TryAdd(key, claim) ? claim : null;
    }

    /// <summary>Hands out what was read, and keeps it; null: it is not to be kept, and whoever waits reads for himself.</summary>
    public void Fulfil(TaskCompletionSource<KeptAnswer?> claim, string key, KeptAnswer? answer)
    {
        if (answer is null)
            answers.TryRemove(key, out _);
        claim.SetResult(answer);
        if (answer is not null && Interlocked.Add(ref bytes, answer.Bytes + (key.Length * sizeof(char))) > most)
            BeginAnew();
    }

    // What is asked for often is soon back.
    private void BeginAnew()
    {
        Interlocked.Exchange(ref bytes, 0);
        answers.Clear();
    }
}
