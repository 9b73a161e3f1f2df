using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Saving;

namespace ContentApi.Features.Articles.Importing;

/// <summary>What a line asks for, laid over the article that it means.</summary>
internal sealed class LineDraft
{
    private static readonly string NotTheirs = "A contributor changes own articles as long as they were never public.";

    public LineDraft(PreparedLine line, FoundArticle? found, SavedSource? source, ImportOrder order, BodyRenderer renderer)
    {
        (Line, Found, Source, Write) = (line, found, source, line.Write);
        Decided = line.Decided ?? (found is null ? null : LeftAlone(found, order));
        if (Decided is not null)
            return;

        if (line.Arriving is { } arriving && source is not null)
            Write = Write.Of(source.Id, IsOfFirstGoingLive(arriving) ? null : Write.PublishedAt.Value, arriving.Live is null && arriving.Scheduled is null ? Write.Status : default);
        Content = new ContentDraft(found is null && !Arrives ? Write : Write.ToSave(), found is null ? WriteMode.Create : WriteMode.Merge, found?.Stored, renderer) { Ahead = line.Body };
        Content.Check(line.Faults);
        if (line.Faults.IsValid)
            Question = Content.Question(found?.Article.Id, order.IsEditor);
    }

    public PreparedLine Line { get; }

    public FoundArticle? Found { get; }

    public SavedSource? Source { get; }

    /// <summary>The write form, with the source as it is known here.</summary>
    public ArticleWrite Write { get; }

    /// <summary>What is to become of the line without anything being saved.</summary>
    public ImportResult? Decided { get; }

    public ContentDraft? Content { get; }

    /// <summary>What to look up; null for a line that is not saved.</summary>
    public SaveQuestion? Question { get; }

    /// <summary>Whether the line brings an article's past along.</summary>
    public bool Arrives => Found is null && Line.Arriving is { HavePast: true };

    private bool IsOfFirstGoingLive(ArrivingMembers arriving) => arriving.FirstPublishedAt is { } first && first == Write.PublishedAt.Value;

    private ImportResult? LeftAlone(FoundArticle found, ImportOrder order)
    {
        var article = found.Article;
        var place = article.Id == Line.Arriving?.Id ? "id" : article.ExternalId is not null && article.ExternalId == Line.Write.ExternalId.Value ? "externalId" : "canonicalUrl";
        if (!order.IsEditor && article.CreatedBy != order.KeyId)
        {
            // What was never public is not theirs to know of: the words are those of a single write.
            return article.FirstPublishedAt is null
                ? ImportResult.Invalid(Line.Number, place, $"Another article of this source has this {place}.")
                : ImportResult.Skipped(Line.Number, article.Id, null, place, NotTheirs);
        }

        if (!order.IsEditor && article.FirstPublishedAt is not null)
            return ImportResult.Skipped(Line.Number, article.Id, article.Newest.Slug, place, NotTheirs);
        return article.ClosedToImports(found.LastAct) is { } reason ? ImportResult.Skipped(Line.Number, article.Id, article.Newest.Slug, place, reason) : null;
    }
}
