using ContentApi.Domain.Articles;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.StrictInput;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ContentApi.Features.Articles.Importing;

/// <summary>A line read, checked and made safe: all that needs no database.</summary>
internal sealed class PreparedLine
{
    private PreparedLine(int number, ArticleWrite write, ArrivingMembers? arriving, ModelStateDictionary faults)
    {
        Number = number;
        Write = write;
        Arriving = arriving;
        Faults = faults;
    }

    public int Number { get; }

    /// <summary>The line as it came; null when it is too long.</summary>
    public byte[]? Json { get; private init; }

    public ArticleWrite Write { get; }

    /// <summary>What an export has beyond the write form.</summary>
    public ArrivingMembers? Arriving { get; }

    /// <summary>What is wrong with the line.</summary>
    public ModelStateDictionary Faults { get; }

    public BodyAhead? Body { get; private init; }

    /// <summary>What became of the line already.</summary>
    public ImportResult? Decided { get; private init; }

    /// <summary>The source by id or slug.</summary>
    public string? Source => Arriving?.Source?.Address ?? Write.SourceId.Value?.ToString() ?? Write.Source.Value;

    /// <summary>The key of its address; null when it has none, or none that is one.</summary>
    public string? CanonicalKey => Write.CanonicalUrl.Value is { } url && WebAddress.IsAbsoluteHttp(url) ? WebAddress.Key(url) : null;

    /// <summary>What another line must not share within one transaction: the second is to find the first.</summary>
    public IEnumerable<string> Identities
    {
        get
        {
            if (Arriving?.Id is { } id)
                yield return $"id {id}";
            if (Write.ExternalId.Value is { } externalId)
                yield return $"externalId {externalId}";
            if (CanonicalKey is { } key)
                yield return $"canonicalUrl {key}";
        }
    }

    public static PreparedLine From(RawLine raw, ImportOrder order, BodyRenderer renderer, IValidator<ArticleWrite> writes, IValidator<ArrivingMembers> arrivals)
    {
        if (raw.Skipped is { } reason)
            return Already(ImportResult.Skipped(raw.Number, null, null, InputFaults.Root, reason));
        if (raw.Json is not { } json)
            return Already(ImportResult.Invalid(raw.Number, InputFaults.Root, $"The line has more than {RequestBody.MostBytes} bytes (4 MiB)."));

        var faults = new InputFaults();
        var parts = order.IsEditor ? LineParts.Of(json) : new LineParts(json, null);
        var write = (ArticleWrite)StrictJson.Read(typeof(ArticleWrite), parts.Write.Span, faults);
        var arriving = parts.Arriving is { } more ? (ArrivingMembers)StrictJson.Read(typeof(ArrivingMembers), more.Span, faults) : null;

        var state = new ModelStateDictionary();
        state.AddFaults(faults);
        if (faults.HasRoot)
            return Already(ImportResult.Invalid(raw.Number, faults.ToDictionary()));
        InputValidationFilter.Add(writes.Validate(write), state);
        if (arriving is not null)
            InputValidationFilter.Add(arrivals.Validate(arriving), state);
        if (!order.IsEditor && StatusOfWrite.Publishes(write))
            state.AddFault("status", StatusOfWrite.NotForContributors);
        if (arriving is not null && state.Faults() is { } found)
            return Already(ImportResult.Invalid(raw.Number, found.ToDictionary()));
        return new PreparedLine(raw.Number, write, arriving, state) { Json = json, Body = state.IsValid ? Render(write, renderer) : null };
    }

    private static PreparedLine Already(ImportResult result) => new(result.Line, new ArticleWrite(), null, new ModelStateDictionary()) { Decided = result };

    private static BodyAhead? Render(ArticleWrite write, BodyRenderer renderer)
    {
        var format = write.BodyFormat.Value ?? BodyFormat.Html;
        return write.Body.Value is { } body ? new BodyAhead(body, format, renderer.Render(body, format)) : null;
    }
}
