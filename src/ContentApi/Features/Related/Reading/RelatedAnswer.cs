using ContentApi.Http.Caching;

namespace ContentApi.Features.Related.Reading;

/// <summary>What is answered about an article's related ones, made now or before.</summary>
internal sealed class RelatedAnswer
{
    private readonly double? rightForSeconds;
    private readonly Lazy<byte[]> json;

    private RelatedAnswer(string slug, string token, string cacheTags, double? rightForSeconds, Func<byte[]> write)
    {
        Slug = slug;
        Token = token;
        CacheTags = cacheTags;
        this.rightForSeconds = rightForSeconds;
        json = new(write);
    }

    /// <summary>The article's present address.</summary>
    public string Slug { get; }

    /// <summary>For ETags: changes whenever the answer may.</summary>
    public string Token { get; }

    /// <summary>What a CDN must purge to be rid of the answer.</summary>
    public string CacheTags { get; }

    /// <summary>A <see cref="RelatedResponse"/>.</summary>
    public byte[] Json => json.Value;

    public static RelatedAnswer Of(RelatedPage page, bool withBody) => new(
        page.Article.Slug, page.Token, ReadHeaders.CacheTags(page.CacheTags), page.Rows.Min(row => row.RightForSeconds), () => page.Beside.Json(withBody));

    /// <summary>One that was made before.</summary>
    public static RelatedAnswer Of(ReadyAnswer ready) => new(ready.Slug, ready.Token, ready.CacheTags, ready.RightForSeconds, () => ready.Answer);

    /// <summary>Names what the answer is made of, and until when it is right by itself.</summary>
    public void DescribeTo(HttpResponse response)
    {
        response.Headers["Cache-Tag"] = CacheTags;
        ReadHeaders.SetRightFor(response.HttpContext, rightForSeconds);
    }
}
