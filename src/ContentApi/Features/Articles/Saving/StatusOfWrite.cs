using ContentApi.Domain;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Sources;
using ContentApi.Http.Authentication;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ContentApi.Features.Articles.Saving;

/// <summary>What the <c>status</c> of a write does besides saving, in the same act.</summary>
internal static class StatusOfWrite
{
    public const string NotForContributors = "A contributor saves drafts; an editor publishes them.";

    /// <summary>Whether the write wants readers to see the article.</summary>
    public static bool Publishes(ArticleWrite write) => write.Status.Value is WriteStatus.Published or WriteStatus.Scheduled;

    /// <exception cref="ProblemException">403.</exception>
    public static void DemandAllowed(ArticleWrite write, Caller caller)
    {
        if (Publishes(write) && !caller.IsEditor)
            throw new ProblemException(ProblemType.Forbidden, NotForContributors);
    }

    /// <summary>Publishes or schedules what was saved, if the write says so.</summary>
    /// <exception cref="InvalidInputException">Something misses for publication.</exception>
    /// <exception cref="RuleBrokenException">The times contradict each other.</exception>
    public static void Apply(Article article, ArticleWrite write, SaveLookup lookup, Signature signature, ModelStateDictionary faults)
    {
        if (!Publishes(write))
            return;

        var live = article.LiveAt(signature.At) is { Withdrawn: null };
        if (live && write.Status.Value is WriteStatus.Scheduled)
            faults.AddFault("status", "It is live: save the change and schedule it with POST publish and `at`, which leaves publishedAt alone.");
        foreach (var (member, message) in article.Newest.MissingForPublication(lookup.Source!.TextPolicy is not TextPolicy.Full))
            faults.AddFault(member, message);
        faults.ThrowIfInvalid();
        if (live && !article.HasUnpublishedChanges && article.ScheduledAt(signature.At) is null)
            return;

        var at = write.Status.Value is WriteStatus.Scheduled ? article.Newest.PublishedAt : null;
        article.Publish(new Publication(at), lookup.Labels, signature);
    }
}
