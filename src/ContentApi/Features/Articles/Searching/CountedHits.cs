namespace ContentApi.Features.Articles.Searching;

/// <summary>How many of the hits that were looked at match.</summary>
/// <param name="Matching">Those that this reader may find.</param>
/// <param name="MayBeMore">Whether there are hits that nobody looked at.</param>
internal sealed record CountedHits(long Matching, bool MayBeMore);
