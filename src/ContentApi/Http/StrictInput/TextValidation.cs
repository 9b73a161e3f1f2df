using ContentApi.Domain.Articles;
using ContentApi.Domain.Text;
using FluentValidation;

namespace ContentApi.Http.StrictInput;

/// <summary>The rules of text that many requests share.</summary>
internal static class TextValidation
{
    private const int MostPixels = 100_000;

    /// <summary>A slug as an editor may ask for it, or null.</summary>
    public static IRuleBuilderOptions<T, string?> Slugs<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(slug => slug is null || Slug.IsValid(slug)).WithMessage(Slug.Advice);

    /// <summary>Titles and names: no control characters, no line breaks, no bidirectional controls.</summary>
    public static IRuleBuilderOptions<T, string?> SingleLine<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.NotLonger(maxLength).Custom(TextRules.FaultInSingleLine);

    /// <summary>Texts of several lines.</summary>
    public static IRuleBuilderOptions<T, string?> MultiLine<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.NotLonger(maxLength).Custom(TextRules.FaultInMultiLine);

    /// <summary>Comments: several lines, but no tabs.</summary>
    public static IRuleBuilderOptions<T, string?> CommentText<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.NotLonger(maxLength).Custom(TextRules.FaultInComment);

    /// <summary>Not only white space; null is for others to judge.</summary>
    public static IRuleBuilderOptions<T, string?> NotBlank<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || !string.IsNullOrWhiteSpace(text)).WithMessage("Write something: it is empty.");

    /// <summary>An absolute http or https URL.</summary>
    public static IRuleBuilderOptions<T, string?> HttpUrl<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(url => url is null || WebAddress.IsAbsoluteHttp(url))
            .WithMessage($"Write an absolute http or https URL of up to {Content.MaxUrlLength} characters.");

    /// <summary>Query parameters that name languages; the fault is the parameter's, not an item's.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> Languages<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) =>
        rule.Must(languages => languages is null || languages.All(LanguageTag.IsValid)).WithMessage("Write BCP 47 language tags, such as en or pt-BR.");

    /// <summary>A size in pixels.</summary>
    public static IRuleBuilderOptions<T, int?> Pixels<T>(this IRuleBuilder<T, int?> rule) =>
        rule.Must(pixels => pixels is null or (> 0 and <= MostPixels)).WithMessage($"Give pixels from 1 to {MostPixels}.");

    private static IRuleBuilderOptions<T, string?> NotLonger<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.Must(text => text is null || TextLength.Of(text) <= maxLength).WithMessage($"Shorten it to {maxLength} characters.");

    private static IRuleBuilderOptions<T, string?> Custom<T>(this IRuleBuilderOptions<T, string?> rule, Func<string, string?> fault) =>
        rule.Must(text => text is null || fault(text) is null).WithMessage((_, text) => fault(text!)!);
}
