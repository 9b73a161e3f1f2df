using System.Security.Cryptography;
using System.Text;
using ContentApi.Domain.Text;

namespace ContentApi.Features.Comments;

/// <summary>
/// What tells a comment that was sent twice from one that two people wrote. It is all that is kept of the sender's address,
/// and leads nowhere without the secret.
/// </summary>
internal sealed class CommentFingerprint(byte[] secret)
{
    /// <summary>The same for the same words, whatever their case and spacing, of one author from one place under one comment or article.</summary>
    public byte[] Of(Guid articleId, Guid? parentId, string sender, string author, string text) => HMACSHA256.HashData(
        secret, Encoding.UTF8.GetBytes($"{articleId}\n{parentId}\n{sender}\n{FoldedText.NameKey(author)}\n{FoldedText.NameKey(text)}"));
}
