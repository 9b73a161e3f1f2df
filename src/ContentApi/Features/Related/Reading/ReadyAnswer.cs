using ContentApi.Features.Articles.Reading;

namespace ContentApi.Features.Related.Reading;

/// <summary>
/// A row of the view <c>related_ready</c>: what an anonymous reader gets who asks for nothing special, made before and still right
/// (docs/decisions/0016).
/// </summary>
internal sealed class ReadyAnswer
{
    /// <summary>The number of the form that answers have. Whoever changes their bytes raises it: then all are made anew.</summary>
    public const short Form = 1;

    public const string BySlug = $"select {Columns} from related_ready r where r.slug = $1 and r.form = $2";
    public const string ById = $"select {Columns} from related_ready r where r.article_id = $1 and r.form = $2";

    private const string Columns = "r.slug, r.token, r.cache_tags, r.right_for_seconds, r.answer";

    public string Slug { get; init; } = "";

    public string Token { get; init; } = "";

    public string CacheTags { get; init; } = "";

    public double? RightForSeconds { get; init; }

    public byte[]? Answer { get; init; }
}

/// <summary>An article with the answer beside it, if there is one that is right.</summary>
internal sealed class ArticleWithAnswer : ReaderArticle
{
    public const string BySlug = $"{Select} from slugs s join reader_articles v on v.id = s.article_id {Joined} where s.slug = $1 and (s.seen_by_readers or v.slug = s.slug)";
    public const string ById = $"{Select} from reader_articles v {Joined} where v.id = $1";

    private const string Select =
        $"select {ReaderColumns.WithBody}, r.token as ready_token, r.cache_tags as ready_cache_tags, r.right_for_seconds as ready_right_for_seconds, r.answer as ready_json";

    private const string Joined = "left join related_ready r on r.article_id = v.id and r.form = $2";

    public string ReadyToken { get; init; } = "";

    public string ReadyCacheTags { get; init; } = "";

    public double? ReadyRightForSeconds { get; init; }

    public byte[]? ReadyJson { get; init; }

    /// <summary>The answer, as it is read alone.</summary>
    public ReadyAnswer Ready => new() { Slug = Slug, Token = ReadyToken, CacheTags = ReadyCacheTags, RightForSeconds = ReadyRightForSeconds, Answer = ReadyJson };
}
