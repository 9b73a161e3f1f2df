using System.Buffers.Text;
using System.Security.Cryptography;

namespace ContentApi.Http.Authentication;

/// <summary>How a key is written: <c>cak_</c> and 43 characters of base64url, 256 bits of them random.</summary>
internal static class KeyText
{
    public const int PrefixLength = 10;

    public static string New() => "cak_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What a list shows of a key.</summary>
    public static string PrefixOf(string key) => key[..Math.Min(PrefixLength, key.Length)];
}
