using System.Text;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Terms;
using ContentApi.Domain.Text;
using ContentApi.Http.StrictInput;
using FluentValidation;

namespace ContentApi.Features.Articles.Saving;

/// <summary>The rules of single members; what needs the stored article or the database is checked while saving.</summary>
internal sealed class ArticleWriteValidator : AbstractValidator<ArticleWrite>
{
    public ArticleWriteValidator()
    {
        RuleFor(w => w.Title.Value).SingleLine(Content.MaxTitleLength).NotBlank().When(w => w.Title.IsSet);
        RuleFor(w => w.Slug.Value).Slugs();
        RuleFor(w => w.Summary.Value).MultiLine(Content.MaxSummaryLength);
        RuleFor(w => w.Body.Value).Must(b => b is null || Encoding.UTF8.GetByteCount(b) <= Content.MaxBodyBytes)
            .WithMessage("Shorten it to 1 MiB of UTF-8.");
        RuleFor(w => w.Byline.Value).SingleLine(Content.MaxTitleLength);
        RuleFor(w => w.Copyright.Value).SingleLine(Content.MaxTitleLength);
        RuleFor(w => w.ExternalId.Value).SingleLine(Content.MaxExternalIdLength).NotBlank();
        RuleFor(w => w.CanonicalUrl.Value).HttpUrl();
        RuleFor(w => w.Language.Value).Must(l => l is null || LanguageTag.IsValid(l)).WithMessage("Write a BCP 47 language tag, such as en or pt-BR.");
        RuleFor(w => w.Section.Value).SingleLine(Term.MaxSectionNameLength).NotBlank();
        RuleForEach(w => w.Tags.Value).SingleLine(Term.MaxNameLength).NotBlank();
        RuleForEach(w => w.Authors.Value).SingleLine(Term.MaxNameLength).NotBlank();
        RuleFor(w => w.Tags.Value).Must(Few).WithMessage($"Give at most {Term.MaxPerArticle}.");
        RuleFor(w => w.Authors.Value).Must(Few).WithMessage($"Give at most {Term.MaxPerArticle}.");
        RuleFor(w => w.Extra.Value).Must(e => e is null || e.Value.ValueKind == System.Text.Json.JsonValueKind.Object).WithMessage("Give a JSON object.");
        RuleFor(w => w.Extra.Value).Must(e => e is null || Encoding.UTF8.GetByteCount(e.Value.GetRawText()) <= Content.MaxExtraBytes)
            .WithMessage("Shorten it to 16 KiB of JSON.");
        RuleFor(w => w.SourceId.Value).Must((w, _) => w.SourceId.Value is null || w.Source.Value is null)
            .WithMessage("Give sourceId or source, not both.");

        RuleFor(w => w.Image.Value!.Url.Value).HttpUrl().When(w => w.Image.Value is not null);
        RuleFor(w => w.Image.Value!.Alt.Value).MultiLine(Content.MaxSummaryLength).When(w => w.Image.Value is not null);
        RuleFor(w => w.Image.Value!.Caption.Value).MultiLine(Content.MaxSummaryLength).When(w => w.Image.Value is not null);
        RuleFor(w => w.Image.Value!.Credit.Value).SingleLine(Content.MaxTitleLength).When(w => w.Image.Value is not null);
        RuleFor(w => w.Image.Value!.Width.Value).Pixels().When(w => w.Image.Value is not null);
        RuleFor(w => w.Image.Value!.Height.Value).Pixels().When(w => w.Image.Value is not null);
    }

    private static bool Few(IReadOnlyList<string>? names) => names is null || names.Count <= Term.MaxPerArticle;
}
