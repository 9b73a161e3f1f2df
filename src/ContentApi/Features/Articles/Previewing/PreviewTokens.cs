using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Npgsql;

namespace ContentApi.Features.Articles.Previewing;

/// <summary>What a preview link lets its holder read.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="ExpiresAt">Until when.</param>
internal sealed record Preview(Guid ArticleId, DateTimeOffset ExpiresAt);

/// <summary>
/// Writes and reads preview tokens: article and end, signed with a secret of the database, so that a link is good on every
/// instance and none is stored.
/// </summary>
internal sealed class PreviewTokens(NpgsqlDataSource database)
{
    private const int PayloadLength = 16 + sizeof(long);
    private const int SignatureLength = 16;

    private readonly Lazy<byte[]> secret = new(() =>
    {
        using var command = database.CreateCommand("select value from secrets where name = 'previews'");
        return (byte[])command.ExecuteScalar()!;
    });

    /// <summary>The token of a preview.</summary>
    public string Write(Preview preview)
    {
        Span<byte> token = stackalloc byte[PayloadLength + SignatureLength];
        preview.ArticleId.TryWriteBytes(token);
        BinaryPrimitives.WriteInt64BigEndian(token[16..], preview.ExpiresAt.UtcTicks);
        Sign(token[..PayloadLength]).CopyTo(token[PayloadLength..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>What a token stands for; null when it was not written here. Whether it has expired is the caller's to see.</summary>
    public Preview? Read(string token)
    {
        Span<byte> bytes = stackalloc byte[PayloadLength + SignatureLength];
        if (!Base64Url.IsValid(token, out var length) || length != bytes.Length || !Base64Url.TryDecodeFromChars(token, bytes, out _)
            || !CryptographicOperations.FixedTimeEquals(bytes[PayloadLength..], Sign(bytes[..PayloadLength])))
            return null;

        return new Preview(new Guid(bytes[..16]), new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(bytes[16..]), TimeSpan.Zero));
    }

    private Span<byte> Sign(ReadOnlySpan<byte> payload) => HMACSHA256.HashData(secret.Value, payload).AsSpan(0, SignatureLength);
}
