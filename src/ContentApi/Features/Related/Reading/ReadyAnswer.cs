using ContentApi.Features.Articles.Reading;

namespace ContentApi.Features.Related.Reading;

/// <summary>
/// A row of the view <c>related_ready</c>: what an anonymous reader gets who asks for nothing special, made before and still
/// right (docs/decisions/0016).
/// </summary>
internal sealed class ReadyAnswer
{
    /// <summary>The number of the form that pages have. Whoever changes their bytes raises it: then all are made anew.</summary>
    public const short Form = 1;

    public const string BySlug = $"select {Columns} from related_ready r where r.slug = $1 and r.form = $2";
    public const string ById = $"select {Columns} from related_ready r where r.article_id = $1 and r.form = $2";

    private const string Columns = "r.slug, r.token, r.cache_tags, r.right_for_seconds, r.answer";

    public string Slug { get; init; } = "";

    public string Token { get; init; } = "";

    public string CacheTags { get; init; } = "";

    public double? RightForSeconds { get; init; }

    public byte[] Answer { get; init; } = [];
}

/// <summary>The same with the article, as one page.</summary>
internal sealed class ReadyPage
{
    public const string BySlug = $"select {Columns} from related_ready r where r.slug = $1 and r.form = $2";
    public const string ById = $"select {Columns} from related_ready r where r.article_id = $1 and r.form = $2";

    private const string Columns = "r.version, r.changed_at, r.slug, r.token, r.cache_tags, r.right_for_seconds, r.page";

    public int Version { get; init; }

    /// <summary>When the article's bytes last changed.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    public string Slug { get; init; } = "";

    public string Token { get; init; } = "";

    public string CacheTags { get; init; } = "";

    public double? RightForSeconds { get; init; }

    public byte[] Page { get; init; } = [];

    /// <summary>What is said about it all.</summary>
    public RelatedAnswer Answer => RelatedAnswer.Of(new ReadyAnswer { Slug = Slug, Token = Token, CacheTags = CacheTags, RightForSeconds = RightForSeconds });

    /// <summary>Puts what stands beside an article into it, as its last member.</summary>
    /// <param name="article">The article in JSON.</param>
    /// <param name="answer">What stands beside it, in JSON.</param>
    /// <returns>Both, and at which byte, from 1, what stands beside it begins.</returns>
    public static (byte[] Page, int AnswerAt) Of(ReadOnlySpan<byte> article, ReadOnlySpan<byte> answer)
    {
        byte[] before = [.. article[..^1], .. ",\"related\":"u8];
        return ([.. before, .. answer, (byte)'}'], before.Length + 1);
    }
}

/// <summary>An article with the answer beside it: as long as that is right, so is the address that it was made under.</summary>
internal sealed class ArticleWithAnswer : ReaderArticle
{
    public const string BySlug = $"{Select} where r.slug = $1 and r.form = $2";
    public const string ById = $"{Select} where r.article_id = $1 and r.form = $2";

    private const string Select =
        $"select {ReaderColumns.WithBody}, r.token, r.cache_tags, r.right_for_seconds as right_beside_for_seconds, r.answer from related_ready r join reader_articles v on v.id = r.article_id";

    public string Token { get; init; } = "";

    public string CacheTags { get; init; } = "";

    public double? RightBesideForSeconds { get; init; }

    public byte[] Answer { get; init; } = [];

    /// <summary>The answer, as it is read alone.</summary>
    public ReadyAnswer Ready => new() { Slug = Slug, Token = Token, CacheTags = CacheTags, RightForSeconds = RightBesideForSeconds, Answer = Answer };
}
