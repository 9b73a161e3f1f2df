using ContentApi.Domain.Changes;

namespace ContentApi.Features.Changes;

/// <summary>A part of the change log, in order.</summary>
/// <param name="Items">The entries that the caller may see.</param>
/// <param name="Position">Send it as <c>after</c> to go on from here; also when there are no items.</param>
/// <param name="AtEnd">Whether there is nothing behind <c>position</c> yet.</param>
internal sealed record ChangesResponse(IReadOnlyList<ChangeResponse> Items, string Position, bool AtEnd);

/// <summary>One entry: an act, or what time has brought about.</summary>
/// <param name="Sequence">Its number; without a key there are gaps.</param>
/// <param name="At">When it happened or was due.</param>
/// <param name="Type">What became of the resource.</param>
/// <param name="Resource">What kind of thing it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its address at that time.</param>
/// <param name="Version">The act's number.</param>
/// <param name="CacheTags">What a cache should purge.</param>
internal sealed record ChangeResponse(
    long Sequence, DateTimeOffset At, ChangeType Type, ChangedResource Resource, Guid Id, string Slug, int Version, IReadOnlyList<string> CacheTags);
