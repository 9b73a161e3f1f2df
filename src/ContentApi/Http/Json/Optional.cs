using System.Text.Json.Serialization;

namespace ContentApi.Http.Json;

/// <summary>
/// A member of a request that may be absent: absent leaves what is stored as it is, null clears it (RFC 7396 and the members that PUT keeps).
/// Declare <c>Optional&lt;string?&gt;</c> where null is allowed, <c>Optional&lt;string&gt;</c> where it is refused.
/// </summary>
/// <param name="Value">What was sent; the type's default when <see cref="IsSet"/> is false.</param>
/// <typeparam name="T">The type of the member when it is there.</typeparam>
[JsonConverter(typeof(OptionalConverterFactory))]
public readonly record struct Optional<T>(T Value)
{
    /// <summary>Whether the member was there, be it with null.</summary>
    public bool IsSet { get; } = true;

    /// <summary>Wraps a value that is there.</summary>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>The value that was sent, or what to keep when none was.</summary>
    public T Or(T kept) => IsSet ? Value : kept;
}
