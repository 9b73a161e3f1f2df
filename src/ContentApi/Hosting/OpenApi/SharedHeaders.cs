using System.Text.Json.Nodes;
using ContentApi.Http.Idempotency;
using ContentApi.Http.Transport;
using Microsoft.OpenApi;

namespace ContentApi.Hosting.OpenApi;

/// <summary>The headers that operations share, as parameters and on responses. The key of each component is the header's name.</summary>
internal static class SharedHeaders
{
    public const string RequestId = RequestIds.Header;
    public const string IfMatch = "If-Match";
    public const string IfMatchToReplace = "If-Match-to-replace";
    public const string IfMatchOptional = "If-Match-optional";
    public const string IfNoneMatch = "If-None-Match";
    public const string IdempotencyKey = IdempotencyFilter.Header;

    public static Dictionary<string, IOpenApiParameter> Parameters() => new()
    {
        [RequestId] = Parameter(RequestId, "A name for the request: 1 to 128 letters, digits, dots, dashes, underscores. Any other is replaced.", "front-end-7"),
        [IfMatch] = Parameter(
            IfMatch, "The `ETag` of the version that the caller has seen (of an article: with `context=edit`), or `*` for whatever is there.", "*", isRequired: true),
        [IfMatchToReplace] = Parameter(IfMatch, "The `ETag` of the version that the caller has seen, or `*`: needed where there is one already.", "*"),
        [IfMatchOptional] = Parameter(IfMatch, "The `ETag` of the version that the caller has seen: where it is sent, 412 for another one.", "*"),
        [IfNoneMatch] = Parameter(IfNoneMatch, "`ETag`s of what the caller has, or `*`: 304 where it is still the same.", "\"3-5f2c9a1be07d4c38\""),
        [IdempotencyKey] = Parameter(
            IdempotencyKey,
            "Up to 255 characters of the caller's choice. A repetition within 24 hours has the first answer, and no second effect.",
            example: null),
    };

    public static Dictionary<string, IOpenApiHeader> Headers() => new()
    {
        [RequestId] = Header("The request's name in the log and in revisions."),
        ["ETag"] = Header("The version of the representation, for `If-None-Match` and `If-Match`."),
        ["Location"] = Header("The address of what was made, or of where it is now."),
        ["Link"] = Header("RFC 8288: `rel=\"next\"` while there is more, `rel=\"first\"`."),
        ["Idempotency-Replayed"] = Header("`true` where this is the first answer again."),
        ["Retry-After"] = Header("Seconds to wait before trying again, where waiting helps."),
        ["Accept-Patch"] = Header("On PATCH: the media type that it takes."),
        ["WWW-Authenticate"] = Header("RFC 6750."),
    };

    public static Dictionary<string, IOpenApiHeader> References(OpenApiDocument document, params ReadOnlySpan<string> names)
    {
        var references = new Dictionary<string, IOpenApiHeader>();
        foreach (var name in names)
            references[name] = new OpenApiHeaderReference(name, document);
        return references;
    }

    private static OpenApiParameter Parameter(string name, string description, string? example, bool isRequired = false) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Required = isRequired,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example is null ? null : JsonValue.Create(example),
    };

    private static OpenApiHeader Header(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
