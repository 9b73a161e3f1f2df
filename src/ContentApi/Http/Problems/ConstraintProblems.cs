using ContentApi.Data;

namespace ContentApi.Http.Problems;

/// <summary>What the caller is told when this constraint of the database refuses a write. The constraint decides; nobody looks beforehand.</summary>
/// <param name="Type">The kind of problem; <see cref="ProblemType.Validation"/> wants a <paramref name="Path"/>.</param>
/// <param name="Detail">What to do about it.</param>
/// <param name="Path">The JSON path of the member that holds the refused value, if there is one.</param>
internal sealed record ConstraintProblem(ProblemType Type, string Detail, string? Path = null);

/// <summary>The constraints of the schema that a caller can run into, by the names the migrations give them.</summary>
internal static class ConstraintProblems
{
    private static readonly Dictionary<string, ConstraintProblem> Known = new(StringComparer.Ordinal)
    {
        [Constraints.ArticleSlug] = new(ProblemType.SlugTaken, "Another article has this slug. Choose another.", "slug"),
        [Constraints.SourceSlug] = new(ProblemType.SlugTaken, "Another source has this slug. Choose another.", "slug"),
        [Constraints.TermSlug] = new(ProblemType.SlugTaken, "Another one has this slug. Choose another.", "slug"),
        [Constraints.TermName] = new(ProblemType.Conflict, "Another one has this name: merge the two.", "name"),
        [Constraints.ExternalId] = new(ProblemType.ExternalIdTaken, "Another article of this source has this externalId.", "externalId"),
        [Constraints.CanonicalUrl] = new(ProblemType.CanonicalUrlTaken, "Another article of this source has this canonicalUrl.", "canonicalUrl"),
        [Constraints.ListSlug] = new(ProblemType.StaleVersion, "Somebody else made the list at the same moment. Read it first."),
        [Constraints.RevisionNumber] = new(ProblemType.StaleVersion, "Somebody else acted on it at the same moment. Read it again."),
        [Constraints.OneOpenEdition] = new(ProblemType.StaleVersion, "Somebody else published it at the same moment. Read it again."),
        [Constraints.CommentParent] = new(ProblemType.Validation, "There is no such comment under this article any more.", "parentId"),
        [Constraints.CommentFingerprint] = new(ProblemType.DuplicateComment, "You have said this here within the last 24 hours. If you do not see it yet, it waits for an editor."),
        [Constraints.Outcome] = new(ProblemType.InProgress, "A request with this Idempotency-Key has just ended. Repeat it to have its answer."),
    };

    /// <summary>The problem for a violated constraint. An unknown one is a conflict that names nothing of the schema.</summary>
    public static Problem For(string? constraintName)
    {
        if (constraintName is null || !Known.TryGetValue(constraintName, out var known))
            return new Problem(ProblemType.Conflict, "What was sent contradicts what is stored. Read it again and compare.");

        if (known.Type == ProblemType.Validation)
            return Problem.Invalid(known.Path ?? "$", known.Detail);

        var problem = new Problem(known.Type, known.Detail);
        return known.Path is null ? problem : problem.With("path", known.Path);
    }
}
