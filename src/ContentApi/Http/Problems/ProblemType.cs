namespace ContentApi.Http.Problems;

/// <summary>A kind of problem (RFC 9457 §3.1.1). All of them stand here; <c>GET /problems/{slug}</c> answers with what each means.</summary>
/// <param name="Slug">The last segment of the type's URI.</param>
/// <param name="Title">The same for every occurrence.</param>
/// <param name="Status">The HTTP status it is answered with.</param>
/// <param name="Meaning">What it means and what the caller can do.</param>
internal sealed record ProblemType(string Slug, string Title, int Status, string Meaning)
{
    public static readonly ProblemType Validation = new("validation", "The input is not valid", 400,
        "The request holds something that can't be accepted. `errors` maps each place (a JSON path such as `image.url` or `tags[2]`, the name "
        + "of a query parameter, or `$` for a body that is no JSON) to what is wrong there and what to do. All faults that could be found "
        + "are listed; nothing was changed. Correct them and send the request again.");

    public static readonly ProblemType Unauthorized = new("unauthorized", "A valid key is needed", 401,
        "The request has no key, or one that is unknown, expired or revoked. Send `Authorization: Bearer <key>`; an administrator "
        + "makes keys at `/v1/api-keys`. Where an OpenID provider is configured, a token (JWT) of it does as well.");

    public static readonly ProblemType Forbidden = new("forbidden", "The key's role does not reach", 403,
        "The key is good, but its role may not do this. `GET /v1/me` tells the role; ask an administrator for a key with a higher one.");

    public static readonly ProblemType TextWithheld = new("text-withheld", "The text is withheld", 403,
        "The licence of the article's source (`textPolicy`) keeps its text from readers without a key, and so everything that is made from it.");

    public static readonly ProblemType NotFound = new("not-found", "There is no such thing", 404,
        "Nothing is stored under this address, or nothing that the caller may know of. Check the id or slug; drafts want a key.");

    public static readonly ProblemType MethodNotAllowed = new("method-not-allowed", "The method is not allowed here", 405,
        "The address exists, but not for this method. The `Allow` header lists those that it takes.");

    public static readonly ProblemType NotAcceptable = new("not-acceptable", "No form of this fits the Accept header", 406,
        "The answer exists only in forms that the request's `Accept` header excludes. Add one that the OpenAPI document lists, or `*/*`.");

    public static readonly ProblemType RequestTimeout = new("request-timeout", "The request took too long to arrive", 408,
        "The body came more slowly than the server waits for. Nothing was changed; send the request again.");

    public static readonly ProblemType Conflict = new("conflict", "What is stored stands in the way", 409,
        "The request is valid in itself, but contradicts what is stored. `detail` says what; nothing was changed.");

    public static readonly ProblemType SlugTaken = new("slug-taken", "The slug is taken", 409,
        "Another resource has this slug, or readers have known one by it. Choose another, or leave `slug` out to have one made.");

    public static readonly ProblemType CanonicalUrlTaken = new("canonical-url-taken", "The canonical URL is taken", 409,
        "Another article of this source already has this `canonicalUrl`. It may be the same story: change that article instead.");

    public static readonly ProblemType ExternalIdTaken = new("external-id-taken", "The external id is taken", 409,
        "Another article of this source already has this `externalId`. It may be the same story: change that article instead.");

    public static readonly ProblemType SourceInUse = new("source-in-use", "The source still has articles", 409,
        "A source can be deleted once none of its articles is left. Delete them, or give them another source, and try again.");

    public static readonly ProblemType InUse = new("in-use", "Something still refers to this", 409,
        "It can be deleted once nothing refers to it any more. `detail` says what does.");

    public static readonly ProblemType NothingToPublish = new("nothing-to-publish", "There is nothing to publish", 409,
        "What readers see is already the newest that was saved. Save a change first.");

    public static readonly ProblemType NothingToDiscard = new("nothing-to-discard", "There is no working copy to discard", 409,
        "A working copy can be discarded where an edition remains. An article that was never published or scheduled is deleted instead.");

    public static readonly ProblemType NotPublished = new("not-published", "The article is not published", 409,
        "Only what is published or scheduled can be taken back or corrected. `GET` it with `context=edit` to see its status.");

    public static readonly ProblemType InProgress = new("in-progress", "The first request is still under way", 409,
        "A request with the same `Idempotency-Key` has not ended yet. Wait as long as `Retry-After` says and send it again: the answer will be the first one's.");

    public static readonly ProblemType SecretNotKept = new("secret-not-kept", "The first answer held a secret", 409,
        "A request with this `Idempotency-Key` has succeeded. Its answer held a secret that is shown once and is not kept, so it can't be "
        + "repeated; `detail` names what was made. If the secret is lost, delete that and make another under a new key.");

    public static readonly ProblemType CommentsClosed = new("comments-closed", "Comments are closed", 409,
        "The editors take no more comments on this article (`commentsOpen` is false). Those that there are can be read.");

    public static readonly ProblemType DuplicateComment = new("duplicate-comment", "This has been said", 409,
        "The same author has sent the same text from the same address, to the same place, within the last 24 hours. It has arrived: it is shown once an editor approves it.");

    public static readonly ProblemType Gone = new("gone", "This was taken down", 410,
        "It was public and is no more. `explanation` holds what the editor has to say about it, if anything. Remove links to it.");

    public static readonly ProblemType PositionExpired = new("position-expired", "The log does not reach back to this position", 410,
        "The change log no longer holds everything after this position, or never issued it. Read the resources anew, then follow the log from its end.");

    public static readonly ProblemType StaleVersion = new("stale-version", "Somebody else has changed this", 412,
        "`If-Match` names a version that is not the present one. `currentVersion` tells that, `changedFields` what all acts since have changed together, and `changes` the acts: who, and when. "
        + "Read it again, apply the change to that and send it with the new `ETag`.");

    public static readonly ProblemType PayloadTooLarge = new("payload-too-large", "The body is too large", 413,
        "A JSON document, and each line of an import, may have up to 4 MiB. Send less.");

    public static readonly ProblemType UriTooLong = new("uri-too-long", "The address is too long", 414,
        "A request line may have up to 8 KiB. Shorten the query, for instance by asking for fewer `ids` at once.");

    public static readonly ProblemType UnsupportedMediaType = new("unsupported-media-type", "The body has a media type that is not taken here", 415,
        "Set `Content-Type` to what the operation takes: `application/json` as a rule, `application/merge-patch+json` on PATCH (see `Accept-Patch`). "
        + "Bodies are UTF-8 and not compressed.");

    public static readonly ProblemType IdempotencyKeyReused = new("idempotency-key-reused", "The idempotency key belongs to another request", 422,
        "The same `Idempotency-Key` was sent within 24 hours with another body. Use a new key for a new request, and the old body for a retry.");

    public static readonly ProblemType IfMatchRequired = new("if-match-required", "If-Match is needed", 428,
        "This act replaces what somebody may have changed meanwhile. Send the `ETag` that `GET` (of an article with `context=edit`) answered as `If-Match`, or `*` to act on whatever is there.");

    public static readonly ProblemType RateLimited = new("rate-limited", "Too many requests", 429,
        "The caller's limit is spent. Wait as long as `Retry-After` says; the `RateLimit` header tells what is left.");

    public static readonly ProblemType HeadersTooLarge = new("headers-too-large", "The headers are too large", 431,
        "All request headers together may have up to 32 KiB. Cookies are not used here and can be left out.");

    public static readonly ProblemType Internal = new("internal", "Something went wrong on our side", 500,
        "An error of the program, not of the request. It has been logged; give the `traceId` when you report it.");

    public static readonly ProblemType NotImplemented = new("not-implemented", "This is not configured", 501,
        "The operation needs something that this installation has not set up. `detail` says which settings enable it.");

    public static readonly ProblemType DatabaseUnavailable = new("database-unavailable", "The database is away", 503,
        "The database could not be reached or did not answer in time. Try again after `Retry-After` seconds; a POST is safe to repeat under the same `Idempotency-Key`.");

    public static readonly ProblemType IssuerUnavailable = new("issuer-unavailable", "The issuer of tokens is away", 503,
        "The OpenID provider could not be reached, so a token can't be checked. Try again after `Retry-After` seconds, or use a key: those do not need it.");

    public static readonly ProblemType ProviderUnavailable = new("provider-unavailable", "The AI provider gives no answer", 503,
        "Translations and answers come from a provider, which does not answer now, answered nothing that can be used, or whose budget for the day is spent. "
        + "Try again after `Retry-After` seconds; reading articles is not affected.");

    /// <summary>Every kind there is, by status.</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        Validation, Unauthorized, Forbidden, TextWithheld, NotFound, MethodNotAllowed, NotAcceptable, RequestTimeout, Conflict, SlugTaken,
        CanonicalUrlTaken, ExternalIdTaken, SourceInUse, InUse, NothingToPublish, NothingToDiscard, NotPublished, InProgress, SecretNotKept, CommentsClosed, DuplicateComment, Gone, PositionExpired,
        StaleVersion, PayloadTooLarge, UriTooLong, UnsupportedMediaType, IdempotencyKeyReused, IfMatchRequired, RateLimited, HeadersTooLarge,
        Internal, NotImplemented, DatabaseUnavailable, ProviderUnavailable, IssuerUnavailable,
    ];

    /// <summary>The <c>type</c> member: a relative URI that answers a GET.</summary>
    public string Uri { get; } = "/problems/" + Slug;

    /// <summary>The kind of that name, or null.</summary>
    public static ProblemType? Named(string slug) => All.FirstOrDefault(type => type.Slug == slug);
}
