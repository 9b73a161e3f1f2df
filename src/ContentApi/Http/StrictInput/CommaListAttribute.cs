namespace ContentApi.Http.StrictInput;

/// <summary>The query parameter is one comma-separated list (<c>fields=title,summary</c>) without duplicates; <c>[MaxLength]</c> limits its items.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class CommaListAttribute : Attribute;
