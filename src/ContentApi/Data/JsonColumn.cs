using System.Text.Json;
using ContentApi.Domain.Terms;
using ContentApi.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContentApi.Data;

/// <summary>Columns that hold a member in the very JSON that answers show, so that reads write it through.</summary>
internal static class JsonColumn
{
    /// <summary>Keeps a member as JSON text.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasColumnType("json").HasConversion(
            value => JsonSerializer.Serialize(value, ContentJson.Options),
            text => JsonSerializer.Deserialize<T>(text, ContentJson.Options)!,
            new ValueComparer<T>(
                (a, b) => ReferenceEquals(a, b) || JsonSerializer.Serialize(a, ContentJson.Options) == JsonSerializer.Serialize(b, ContentJson.Options),
                value => value == null ? 0 : value.GetHashCode()));
        return property;
    }

    /// <summary>Keeps the names of tags or authors as readers see them; their numbers stand in the edition's terms.</summary>
    public static PropertyBuilder<IReadOnlyList<TermName>> AsNames(this PropertyBuilder<IReadOnlyList<TermName>> property)
    {
        property.HasColumnType("json").HasConversion(
            names => JsonSerializer.Serialize(names.Select(name => new ShownName(name.Slug, name.Name)), ContentJson.Options),
            text => JsonSerializer.Deserialize<List<ShownName>>(text, ContentJson.Options)!.ConvertAll(shown => new TermName(0, shown.Slug, shown.Name)),
            new ValueComparer<IReadOnlyList<TermName>>((a, b) => ReferenceEquals(a, b), names => names.Count));
        return property;
    }

    private sealed record ShownName(string Slug, string Name);
}
