namespace ContentApi.Http.ETags;

/// <summary>Tells the OpenAPI document that <c>If-Match</c> is needed only where the thing exists already: the same PUT makes it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class IfMatchToReplaceAttribute : Attribute;
