using System.Text;
using ContentApi.Http.StrictInput;
using Shouldly;

namespace ContentApi.UnitTests.StrictInput;

/// <summary>A body read strictly: what was bound, and every fault as "path: message".</summary>
internal sealed record Reading<T>(T Value, IReadOnlyDictionary<string, string[]> Faults)
{
    public string Only => Faults.ShouldHaveSingleItem().Value.ShouldHaveSingleItem();
}

internal static class Reading
{
    public static Reading<TrialRequest> Of(string json) => Of<TrialRequest>(Encoding.UTF8.GetBytes(json));

    /// <summary>As <see cref="Of(string)"/>, with the one required member there already.</summary>
    public static Reading<TrialRequest> OfMembers(string members) => Of($$"""{"title": "t", {{members}}}""");

    public static Reading<T> Of<T>(ReadOnlySpan<byte> json)
    {
        var faults = new InputFaults();
        var value = (T)StrictJson.Read(typeof(T), json, faults);
        return new Reading<T>(value, faults.ToDictionary());
    }
}
