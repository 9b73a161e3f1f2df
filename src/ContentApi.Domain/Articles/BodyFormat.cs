namespace ContentApi.Domain.Articles;

/// <summary>The language an editor writes a body in.</summary>
public enum BodyFormat
{
    /// <summary>HTML; what is not on the allow-list is taken out.</summary>
    Html,

    /// <summary>CommonMark; HTML in it is treated as in <see cref="Html"/>.</summary>
    Markdown,

    /// <summary>Plain text: a blank line ends a paragraph, every character stands for itself.</summary>
    Text,
}
