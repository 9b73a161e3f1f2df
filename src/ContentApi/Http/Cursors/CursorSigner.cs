using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContentApi.Http.Json;

namespace ContentApi.Http.Cursors;

/// <summary>
/// Writes and reads cursors: the keys of the last item, signed together with the query they belong to. The secret comes
/// from the database, so a cursor is good on every instance.
/// </summary>
internal sealed class CursorSigner(byte[] secret)
{
    private const int SignatureLength = 16;

    /// <summary>A cursor behind an item.</summary>
    /// <param name="position">The item's sort keys; its shape belongs to the list.</param>
    /// <param name="query">The filters and the sort it is bound to, in canonical form.</param>
    public string Write<T>(T position, string query)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(position, ContentJson.Options);
        return Base64Url.EncodeToString([.. Sign(payload, query), .. payload]);
    }

    /// <summary>The position that a cursor holds.</summary>
    /// <returns>False for what was not written here, or for another query.</returns>
    public bool TryRead<T>(string cursor, string query, out T? position)
    {
        position = default;
        if (!Base64Url.IsValid(cursor))
            return false;

        var bytes = Base64Url.DecodeFromChars(cursor);
        // The decoder takes padding, white space and spare bits as well: one cursor has one spelling.
        if (bytes.Length <= SignatureLength || Base64Url.EncodeToString(bytes) != cursor)
            return false;

        var payload = bytes[SignatureLength..];
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureLength), Sign(payload, query)))
            return false;

        position = JsonSerializer.Deserialize<T>(payload, ContentJson.Options);
        return true;
    }

    private byte[] Sign(byte[] payload, string query) =>
        HMACSHA256.HashData(secret, (byte[])[.. payload, 0, .. Encoding.UTF8.GetBytes(query)])[..SignatureLength];
}
