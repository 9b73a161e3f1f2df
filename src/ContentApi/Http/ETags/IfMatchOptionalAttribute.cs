namespace ContentApi.Http.ETags;

/// <summary>Tells the OpenAPI document that <c>If-Match</c> counts where it is sent, and need not be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class IfMatchOptionalAttribute : Attribute;
