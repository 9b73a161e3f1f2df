using System.Security.Cryptography;
using System.Text.Json;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Features.ReaderAids;

/// <summary>An aid as it leaves: with the headers that articles have, or 304 where the caller holds it.</summary>
internal static class AidAnswer
{
    public static ActionResult Of<T>(ControllerBase controller, AidArticle article, T aid) =>
        Of(controller, article, JsonSerializer.SerializeToUtf8Bytes(aid, ContentJson.Options), "application/json; charset=utf-8");

    public static ActionResult Of(ControllerBase controller, AidArticle article, byte[] bytes, string mediaType)
    {
        var tag = EntityTag.Of(article.Version, Convert.ToHexString(SHA256.HashData(bytes)));
        controller.Response.Headers.ETag = tag;
        ReadHeaders.SetCacheTags(controller.Response, [$"article-{article.Id}", $"source-{article.SourceId}"]);
        ReadHeaders.SetRightFor(controller.HttpContext, article.RightForSeconds);
        return EntityTag.IsAmong(controller.Request.Headers.IfNoneMatch, tag) ? controller.StatusCode(StatusCodes.Status304NotModified) : new ReadyJsonResult(bytes, contentType: mediaType);
    }
}
