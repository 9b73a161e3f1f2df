namespace ContentApi.Http.StrictInput;

/// <summary>The values that a query parameter (or each item of its list) may have, letter by letter.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class OneOfAttribute(params string[] values) : Attribute
{
    public IReadOnlyList<string> Values { get; } = values;
}
