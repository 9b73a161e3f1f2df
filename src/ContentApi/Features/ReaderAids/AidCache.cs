using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;

namespace ContentApi.Features.ReaderAids;

/// <summary>
/// What was read out of articles lately, by the text's token: it is right as long as that text is, so nothing has to be
/// dropped. Bound by bytes. GETs store nothing in the database.
/// </summary>
internal sealed class AidCache : IDisposable
{
    private const long MostBytes = 32 << 20;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    public bool TryGet<T>(AidArticle article, string aid, [NotNullWhen(true)] out T? value)
        where T : class => cache.TryGetValue($"{aid} {article.Token}", out value) && value is not null;

    /// <param name="article">The article with the text that it was made from.</param>
    /// <param name="aid">Which aid, with its parameters.</param>
    /// <param name="value">What to keep.</param>
    /// <param name="bytes">About how large it is.</param>
    public void Keep<T>(AidArticle article, string aid, T value, long bytes)
        where T : class => cache.Set($"{aid} {article.Token}", value, new MemoryCacheEntryOptions { Size = bytes + 256, SlidingExpiration = TimeSpan.FromMinutes(10) });

    public void Dispose() => cache.Dispose();
}
