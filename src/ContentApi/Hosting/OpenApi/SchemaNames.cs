namespace ContentApi.Hosting.OpenApi;

/// <summary>What types are called in the document: the contract's words, without our suffixes for answers.</summary>
internal static class SchemaNames
{
    private const string Answer = "Response";

    /// <summary><c>ArticleResponse</c> is an <c>Article</c>, <c>Page&lt;ArticleListItem&gt;</c> an <c>ArticleListItemPage</c>.</summary>
    public static string Of(Type type)
    {
        var name = type.Name;
        if (type.IsGenericType)
            return string.Concat(type.GetGenericArguments().Select(Of)) + name[..name.IndexOf('`', StringComparison.Ordinal)];
        if (type.IsArray)
            return Of(type.GetElementType()!) + "List";

        name = type.IsNested ? Of(type.DeclaringType!) + name : name;
        return name.Length > Answer.Length && name.EndsWith(Answer, StringComparison.Ordinal) ? name[..^Answer.Length] : name;
    }
}
