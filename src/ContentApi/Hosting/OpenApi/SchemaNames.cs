namespace ContentApi.Hosting.OpenApi;

/// <summary>What types are called in the document: the contract's words, without our suffixes for answers.</summary>
internal static class SchemaNames
{
    private const string Answer = "Response";

    /// <summary><c>ArticleResponse</c> is an <c>Article</c>, <c>ListResponse&lt;ArticleListItem&gt;</c> an <c>ArticleListItemList</c>.</summary>
    public static string Of(Type type)
    {
        if (type.IsArray)
            return Of(type.GetElementType()!) + "List";
        if (type.IsGenericType)
            return string.Concat(type.GetGenericArguments().Select(Of)) + WithoutSuffix(type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]);

        return (type.IsNested ? Of(type.DeclaringType!) : "") + WithoutSuffix(type.Name);
    }

    private static string WithoutSuffix(string name) =>
        name.Length > Answer.Length && name.EndsWith(Answer, StringComparison.Ordinal) ? name[..^Answer.Length] : name;
}
