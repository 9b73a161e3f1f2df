using System.Net.Http.Json;
using System.Text.Json;

namespace ContentApi.RelatedEvaluation.Product;

/// <summary>What the product says stands beside an article.</summary>
internal static class Answers
{
    /// <summary>The related articles in order: an article's own copies first, an item's behind it, as they are what was found, under another masthead.</summary>
    public static async Task<IEnumerable<Guid>> RelatedAsync(RunningProduct product, Guid article, CancellationToken cancellationToken)
    {
        var related = await AskAsync(product, article, 20, cancellationToken);
        return Copies(related).Concat(related.GetProperty("items").EnumerateArray()
            .SelectMany(item => Copies(item).Prepend(item.GetProperty("article").GetProperty("id").GetGuid())));
    }

    /// <summary>Where else the article stands.</summary>
    public static async Task<IEnumerable<Guid>> OwnCopiesAsync(RunningProduct product, Guid article, CancellationToken cancellationToken) =>
        Copies(await AskAsync(product, article, 1, cancellationToken));

    private static Task<JsonElement> AskAsync(RunningProduct product, Guid article, int limit, CancellationToken cancellationToken) =>
        product.Client.GetFromJsonAsync<JsonElement>($"/v1/articles/{article}/related?limit={limit}", cancellationToken);

    private static IEnumerable<Guid> Copies(JsonElement holder) => holder.GetProperty("alsoAt").EnumerateArray().Select(copy => copy.GetProperty("id").GetGuid());
}
