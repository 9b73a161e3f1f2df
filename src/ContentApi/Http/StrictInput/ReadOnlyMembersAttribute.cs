namespace ContentApi.Http.StrictInput;

/// <summary>Names members of the read form that a request must not have, so that they are refused with a hint and not as unknown.</summary>
/// <param name="names">The JSON names.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ReadOnlyMembersAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>What to do instead; it follows "… is read-only; ".</summary>
    public string Hint { get; init; } = "send back what context=edit gives as `write`.";
}
