using System.Buffers;
using System.Runtime.CompilerServices;
using ContentApi.Http.StrictInput;

namespace ContentApi.Features.Articles.Importing;

/// <summary>A line of an import as it came.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="Json">Its bytes; null when there are more than a line may have.</param>
internal sealed record RawLine(int Number, byte[]? Json)
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Something that is wrong with a line before anybody reads it, such as a WordPress post that can't become an article.</summary>
    public string? Skipped { get; init; }

    /// <summary>How many comments stand with it in a file of another system; none is imported.</summary>
    public int Comments { get; init; }

    /// <summary>The lines of a stream. Blank ones are passed over, but counted, so that numbers are those of an editor; a byte order mark at the beginning is too.</summary>
    public static async IAsyncEnumerable<RawLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new byte[ChunkBytes];
        var line = new ArrayBufferWriter<byte>(ChunkBytes);
        var isTooLong = false;
        var number = 1;
        for (int read; (read = await stream.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            for (var rest = chunk.AsMemory(0, read); ;)
            {
                var end = rest.Span.IndexOf((byte)'\n');
                isTooLong |= line.WrittenCount + (end < 0 ? rest.Length : end) > RequestBody.MostBytes;
                if (!isTooLong)
                    line.Write((end < 0 ? rest : rest[..end]).Span);
                if (end < 0)
                    break;

                if (Take(number++) is { } taken)
                    yield return taken;
                rest = rest[(end + 1)..];
            }
        }

        if (Take(number) is { } last)
            yield return last;

        RawLine? Take(int at)
        {
            var bytes = at == 1 && line.WrittenSpan.StartsWith("\uFEFF"u8) ? line.WrittenSpan[3..] : line.WrittenSpan;
            var taken = isTooLong ? new RawLine(at, null) : bytes.Trim(" \t\r"u8).IsEmpty ? null : new RawLine(at, bytes.ToArray());
            isTooLong = false;
            if (line.Capacity > 8 * ChunkBytes)
                line = new ArrayBufferWriter<byte>(ChunkBytes);
            line.ResetWrittenCount();
            return taken;
        }
    }
}
