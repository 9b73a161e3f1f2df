using ContentApi.Http.Authentication;
using ContentApi.Http.ETags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Features.Keys;

/// <summary>Tells the holder of a key what it is good for.</summary>
[ApiController, Route("v1/me"), Tags("Keys"), Produces("application/json")]
internal sealed class MeController : ControllerBase
{
    /// <summary>The name, role and expiry of the key that the request is sent with.</summary>
    /// <response code="200">Whose key it is.</response>
    [HttpGet, Authorize(Roles = Roles.KeyHolders)]
    [ProducesResponseType<MeResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public IActionResult Me()
    {
        var caller = HttpContext.Caller()!;
        var tag = EntityTag.Of(version: null, caller);
        Response.Headers.ETag = tag;
        return EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag)
            ? StatusCode(StatusCodes.Status304NotModified)
            : Ok(new MeResponse(caller.Name, caller.Role, caller.ExpiresAt));
    }
}
