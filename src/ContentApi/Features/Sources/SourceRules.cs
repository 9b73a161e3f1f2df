using ContentApi.Domain.Sources;
using ContentApi.Domain.Text;
using ContentApi.Http.StrictInput;
using FluentValidation;

namespace ContentApi.Features.Sources;

/// <summary>The rules of a source's members; null is for the type to judge.</summary>
internal static class SourceRules
{
    public static IRuleBuilderOptions<T, string?> SourceName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SingleLine(SourceDetails.MaxNameLength).NotBlank();

    public static IRuleBuilderOptions<T, string?> Country<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(country => country is null || CountryCode.IsValid(country))
            .WithMessage("Write a country code of ISO 3166-1 alpha-2 in upper case, such as JP or GB.");

    public static IRuleBuilderOptions<T, string?> Language<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(language => language is null || LanguageTag.IsValid(language))
            .WithMessage("Write a BCP 47 language tag, such as en or pt-BR.");

    public static IRuleBuilderOptions<T, string?> Description<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MultiLine(SourceDetails.MaxDescriptionLength);

    public static IRuleBuilderOptions<T, string?> Copyright<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SingleLine(SourceDetails.MaxCopyrightLength);
}
