namespace ContentApi.Http.StrictInput;

/// <summary>The query parameter may be there without a value (<c>q=</c>); elsewhere that is a fault.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class EmptyAllowedAttribute : Attribute;
