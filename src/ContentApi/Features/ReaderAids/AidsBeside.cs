using System.Text.Json;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Authentication;
using ContentApi.Http.Json;

namespace ContentApi.Features.ReaderAids;

/// <summary>The aids that an article carries with <c>include=aids</c>. They never wait for a provider.</summary>
internal sealed class AidsBeside(AidReading aids)
{
    /// <summary>Those of a live edition; null where its text is withheld from the caller.</summary>
    public async Task<RawJson> ReadAsync(ReaderArticle row, Caller? caller, CancellationToken cancellationToken) =>
        caller is null && row.TextPolicy is not TextPolicy.Full ? new RawJson(null) : await ReadAsync(AidArticle.Of(row), caller, cancellationToken);

    /// <summary>Those of what an editor has saved, for who may read it; null where its text is withheld from the caller.</summary>
    public async Task<RawJson> ReadAsync(DeskArticle desk, Caller? caller, CancellationToken cancellationToken) =>
        caller is null && desk.Stored.Source.TextPolicy is not TextPolicy.Full ? new RawJson(null) : await ReadAsync(AidArticle.Of(desk), caller, cancellationToken);

    private async Task<RawJson> ReadAsync(AidArticle article, Caller? caller, CancellationToken cancellationToken) =>
        new(JsonSerializer.Serialize(await aids.AtHandAsync(article, caller, cancellationToken), ContentJson.Options));
}
