using System.Text;
using ContentApi.Features.Articles.Importing;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Importing;

public sealed class RawLineTests
{
    [Fact]
    public void However_the_bytes_come_in_the_lines_are_those_of_an_editor()
    {
        var piece = Gen.Int[0, 6].Select(i => new[] { "{}", "\n", "\r\n", " ", "\t\n", "a", "é" }[i]);

        Gen.Select(piece.List[0, 30], Gen.Int[1, 9]).Sample((pieces, chunk) =>
        {
            var bytes = Encoding.UTF8.GetBytes(string.Concat(pieces));
            var expected = Encoding.UTF8.GetString(bytes).Split('\n').Index()
                .Where(line => line.Item.Trim(' ', '\t', '\r').Length > 0)
                .Select(line => (line.Index + 1, line.Item));

            var lines = RawLine.ReadAsync(new Dripping(bytes, chunk), CancellationToken.None).ToBlockingEnumerable().ToList();

            lines.Select(line => (line.Number, Encoding.UTF8.GetString(line.Json!))).ShouldBe(expected);
        });
    }

    [Fact]
    public void A_line_of_4_MiB_is_read_and_one_byte_more_is_not_kept()
    {
        byte[] bytes = [.. Enumerable.Repeat((byte)'x', 4 * 1024 * 1024), (byte)'\n', .. Enumerable.Repeat((byte)'x', (4 * 1024 * 1024) + 1), (byte)'\n', (byte)'y'];

        var lines = RawLine.ReadAsync(new MemoryStream(bytes), CancellationToken.None).ToBlockingEnumerable().ToList();

        lines.Select(line => line.Json?.Length).ShouldBe([4 * 1024 * 1024, null, 1]);
    }

    private sealed class Dripping(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
