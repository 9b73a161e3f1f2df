using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ContentApi.Domain.Text;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>The attributes of a news body. A rule gives the value as it is written, or null when it is refused.</summary>
internal static partial class BodyAttributes
{
    private static readonly FrozenSet<string> KnownLinkTypes =
        "author bookmark external help license next nofollow noopener noreferrer prev sponsored tag ugc".Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Func<string, string?>> Everywhere = new Dictionary<string, Func<string, string?>>
    {
        ["dir"] = OneOf("ltr", "rtl", "auto"),
        ["lang"] = value => LanguageTag.IsValid(value) ? value : null,
        ["title"] = value => value,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<(string Element, string Attribute), Func<string, string?>> OfElements =
        new Dictionary<(string, string), Func<string, string?>>
        {
            [("a", "href")] = BodyAddress.Link,
            [("a", "hreflang")] = value => LanguageTag.IsValid(value) ? value : null,
            [("a", "rel")] = LinkTypes,
            [("a", "target")] = OneOf("_blank"),
            [("blockquote", "cite")] = BodyAddress.Resource,
            [("code", "class")] = value => CodeLanguage().IsMatch(value) ? value : null,
            [("col", "span")] = Span,
            [("colgroup", "span")] = Span,
            [("del", "cite")] = BodyAddress.Resource,
            [("del", "datetime")] = MachineTime,
            [("iframe", "allowfullscreen")] = _ => "",
            [("iframe", "height")] = Length,
            [("iframe", "src")] = BodyAddress.Resource,
            [("iframe", "width")] = Length,
            [("img", "alt")] = value => value,
            [("img", "decoding")] = OneOf("sync", "async", "auto"),
            [("img", "height")] = Length,
            [("img", "loading")] = OneOf("lazy", "eager"),
            [("img", "sizes")] = value => Sizes().IsMatch(value) ? value : null,
            [("img", "src")] = BodyAddress.Resource,
            [("img", "srcset")] = BodyAddress.SourceSet,
            [("img", "width")] = Length,
            [("ins", "cite")] = BodyAddress.Resource,
            [("ins", "datetime")] = MachineTime,
            [("li", "value")] = Number,
            [("ol", "reversed")] = _ => "",
            [("ol", "start")] = Number,
            [("ol", "type")] = value => value is "1" or "a" or "A" or "i" or "I" ? value : null,
            [("q", "cite")] = BodyAddress.Resource,
            [("td", "colspan")] = Span,
            [("td", "rowspan")] = Span,
            [("th", "abbr")] = value => value,
            [("th", "colspan")] = Span,
            [("th", "rowspan")] = Span,
            [("th", "scope")] = OneOf("row", "col", "rowgroup", "colgroup"),
            [("time", "datetime")] = MachineTime,
        }.ToFrozenDictionary();

    /// <summary>All names that any element may have.</summary>
    public static IEnumerable<string> Names => OfElements.Keys.Select(key => key.Attribute).Concat(Everywhere.Keys).Distinct();

    /// <summary>The value as it is written, or null when the element may not have the attribute or not with this value.</summary>
    public static string? Accept(string element, string attribute, string value) =>
        OfElements.TryGetValue((element, attribute), out var rule) || Everywhere.TryGetValue(attribute, out rule) ? rule(value) : null;

    private static Func<string, string?> OneOf(params string[] values) =>
        value => values.FirstOrDefault(allowed => allowed.Equals(value.Trim(), StringComparison.OrdinalIgnoreCase));

    private static string? LinkTypes(string value)
    {
        var types = value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        return types.All(KnownLinkTypes.Contains) ? string.Join(' ', types) : null;
    }

    private static string? Length(string value) => LeadingLength().Match(value) is { Success: true } match ? match.Groups[1].Value : null;

    private static string? Number(string value) => IntegerNumber().IsMatch(value) ? value : null;

    private static string? Span(string value) => int.TryParse(value, out var cells) && cells is > 0 and <= 1000 ? $"{cells}" : null;

    private static string? MachineTime(string value) => TimeOrDuration().IsMatch(value) ? value : null;

    [GeneratedRegex(@"\A\s*([0-9]{1,5}%?)(?:px)?\s*\z")]
    private static partial Regex LeadingLength();

    [GeneratedRegex(@"\A-?[0-9]{1,9}\z")]
    private static partial Regex IntegerNumber();

    [GeneratedRegex(@"\A[0-9A-Za-z:+. -]{1,64}\z")]
    private static partial Regex TimeOrDuration();

    [GeneratedRegex(@"\A[0-9A-Za-z\s().,:%*/+-]{1,500}\z")]
    private static partial Regex Sizes();

    [GeneratedRegex(@"\Alanguage-[0-9A-Za-z+#_.-]{1,50}\z")]
    private static partial Regex CodeLanguage();
}
