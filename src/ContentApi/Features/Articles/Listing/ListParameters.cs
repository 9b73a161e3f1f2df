using Npgsql;

namespace ContentApi.Features.Articles.Listing;

/// <summary>The parameters of a statement that is put together.</summary>
/// <param name="unseen">
/// Whether they hide in subqueries. Where the planner sees values, it believes that another plan is worth making at every call,
/// which takes longer than a search.
/// </param>
internal sealed class ListParameters(bool unseen = false)
{
    private readonly List<NpgsqlParameter> list = [];

    /// <summary>Takes a value, and gives what stands for it in the text.</summary>
    public string Add<T>(T value)
    {
        list.Add(new NpgsqlParameter<T> { ParameterName = $"p{list.Count}", TypedValue = value });
        return unseen ? $"(select @p{list.Count - 1})" : $"@p{list.Count - 1}";
    }

    public NpgsqlParameter[] ToArray() => [.. list];
}
