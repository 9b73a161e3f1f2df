namespace ContentApi.Features.Articles.Importing;

/// <summary>The body of a request whose client may take its time, but not fall silent.</summary>
internal sealed class WatchedBody(Stream body, TimeSpan longestSilence) : Stream
{
    private readonly CancellationTokenSource silence = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="BadHttpRequestException">Nothing came for too long: 408.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The time that we take between two reads is not the client's.
        silence.CancelAfter(longestSilence);
        using var aborted = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), silence);
        try
        {
            return await body.ReadAsync(buffer, silence.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The client has stalled.", StatusCodes.Status408RequestTimeout);
        }
        finally
        {
            silence.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            silence.Dispose();
        base.Dispose(disposing);
    }
}
