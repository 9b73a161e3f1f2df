using System.Globalization;
using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Http.ETags;

/// <summary>
/// The precondition of a write. An action that takes one needs the header: <see cref="Demand"/> answers 428 without it.
/// It looks at the version alone, so any representation's tag will do, weakened or not (against RFC 9110 §13.1.1, which
/// would refuse those of compressed answers).
/// </summary>
[ModelBinder<Binder>]
internal sealed class IfMatch(StringValues header)
{
    /// <summary>Whether the caller's version is the present one.</summary>
    /// <exception cref="ProblemException">428 without the header, 400 for what is no ETag.</exception>
    public bool Allows(int version)
    {
        if (StringValues.IsNullOrEmpty(header))
            throw new ProblemException(ProblemType.IfMatchRequired, "Send If-Match with the ETag that you read, or * to act on whatever is there.");

        return Versions().Any(named => named is null || named == version);
    }

    /// <summary>The same for an act that any version will do for, unless the header names one.</summary>
    public IfMatch OrAny() => StringValues.IsNullOrEmpty(header) ? new IfMatch("*") : this;

    /// <summary>The caller's version, or null for <c>*</c> or a tag that is not ours.</summary>
    public int? Version => Versions().FirstOrDefault(named => named > 0);

    /// <exception cref="ProblemException">412: somebody else has changed it.</exception>
    public void Demand(int version)
    {
        if (!Allows(version))
            throw new ProblemException(ProblemType.StaleVersion, $"The present version is {version}.").With("currentVersion", version);
    }

    // null stands for *, 0 for a tag that is not ours and so matches nothing.
    private IEnumerable<int?> Versions()
    {
        foreach (var tag in EntityTag.Parse(header))
        {
            if (tag == "*")
                yield return null;
            else if (tag.Length < 2 || tag[0] != '"' || tag[^1] != '"')
                throw new ProblemException(Problem.Invalid("If-Match", "Write ETags in double quotes, as they were answered, or *."));
            else
                yield return int.TryParse(tag.AsSpan(1, tag.Length - 2) is var text && text.IndexOf('-') is > 0 and var dash ? text[..dash] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        }
    }

    private sealed class Binder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            bindingContext.Result = ModelBindingResult.Success(new IfMatch(bindingContext.HttpContext.Request.Headers.IfMatch));
            return Task.CompletedTask;
        }
    }
}
