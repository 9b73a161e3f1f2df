using ContentApi.Domain;
using ContentApi.Domain.Articles;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Json;
using ContentApi.Http.Lists;

namespace ContentApi.Features.Articles.Revisions;

/// <summary>One act on an article.</summary>
/// <param name="Version">The number that the act gave the article.</param>
/// <param name="Act">What was done.</param>
/// <param name="Status">Where the article stood after it.</param>
/// <param name="By">Whose key did it.</param>
/// <param name="At">When.</param>
/// <param name="RequestId">In what request: its <c>X-Request-Id</c>.</param>
/// <param name="Note">The editor's note, or the explanation or correction that readers were given.</param>
internal sealed record RevisionResponse(int Version, Act Act, ArticleStatus? Status, KeyName? By, DateTimeOffset At, string RequestId, string? Note);

/// <summary>
/// One version in full: the text that was newest after the act. An act without a text of its own (publish, schedule,
/// unpublish, correct, delete) shows the one that it was done to; <c>status</c> and the dates are those after the act.
/// </summary>
internal sealed class RevisionText : EditedArticle
{
    /// <summary>What was done.</summary>
    public Act Act { get; set; }

    /// <summary>Whose key did it.</summary>
    public KeyName? By { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>In what request: its <c>X-Request-Id</c>.</summary>
    public string RequestId { get; set; } = "";

    /// <summary>The editor's note, or the explanation or correction that readers were given.</summary>
    public string? Note { get; set; }
}

/// <summary>What is different between two versions of an article.</summary>
/// <param name="From">The version compared from.</param>
/// <param name="To">The version compared to.</param>
/// <param name="ChangedFields">The members of the write form that differ.</param>
/// <param name="Changes">Each of them before and after.</param>
/// <param name="Body">Where the body as it was written differs, line by line; empty when it does not.</param>
internal sealed record RevisionDifference(
    RevisionResponse From, RevisionResponse To, IReadOnlyList<string> ChangedFields, IReadOnlyList<FieldChange> Changes, IReadOnlyList<LinesChange> Body);

/// <summary>A member of the write form in two versions.</summary>
internal sealed class FieldChange
{
    /// <summary>The member's name.</summary>
    public required string Field { get; init; }

    /// <summary>Its value in the version compared from.</summary>
    [SchemaOf(typeof(object), OrNull = true)]
    public RawJson From { get; init; }

    /// <summary>Its value in the version compared to.</summary>
    [SchemaOf(typeof(object), OrNull = true)]
    public RawJson To { get; init; }
}

/// <summary>Lines of the body that others took the place of.</summary>
/// <param name="FromLine">Where they stand in the version compared from, counted from 1.</param>
/// <param name="Removed">The lines that are gone.</param>
/// <param name="ToLine">Where the new ones stand in the version compared to.</param>
/// <param name="Added">The lines that came.</param>
internal sealed record LinesChange(int FromLine, IReadOnlyList<string> Removed, int ToLine, IReadOnlyList<string> Added);

/// <summary>A page of an article's revisions, newest first.</summary>
internal sealed class ListRevisionsQuery : ListQuery
{
    /// <summary>The article.</summary>
    internal Guid ArticleId { get; set; }

    /// <inheritdoc/>
    public override string Combination() => Combine("revisions", ArticleId);
}

/// <summary>Where a page of revisions ends.</summary>
/// <param name="Version">The last one's number.</param>
internal sealed record RevisionPosition(int Version);
