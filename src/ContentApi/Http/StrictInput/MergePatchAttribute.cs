using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Formatters;

namespace ContentApi.Http.StrictInput;

/// <summary>The action takes RFC 7396 <c>application/merge-patch+json</c> and nothing else; a 415 says so in <c>Accept-Patch</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MergePatchAttribute : Attribute, IApiRequestMetadataProvider
{
    public const string MediaType = "application/merge-patch+json";

    /// <summary>Tells the OpenAPI document.</summary>
    public void SetContentTypes(MediaTypeCollection contentTypes)
    {
        contentTypes.Clear();
        contentTypes.Add(MediaType);
    }
}
