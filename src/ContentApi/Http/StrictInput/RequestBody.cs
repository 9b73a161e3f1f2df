namespace ContentApi.Http.StrictInput;

/// <summary>The whole body of a writing request, in <c>HttpContext.Features</c> once the media type and size are known to be good.</summary>
/// <param name="Bytes">As they came; empty when there was no body.</param>
internal sealed record RequestBody(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The most bytes that a JSON document may have: 4 MiB.</summary>
    public const int MostBytes = 4 * 1024 * 1024;
}
