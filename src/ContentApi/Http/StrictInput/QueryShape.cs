using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace ContentApi.Http.StrictInput;

/// <summary>A class whose properties are query parameters.</summary>
internal sealed class QueryShape
{
    private static readonly ConcurrentDictionary<Type, QueryShape> Known = new();

    private readonly Type type;
    private readonly (PropertyInfo Property, QueryMember Member)[] members;

    private QueryShape(Type type)
    {
        this.type = type;
        members =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.SetMethod is { IsPublic: true })
                .Select(property => (property, new QueryMember(NameOf(property), property.PropertyType, property.GetCustomAttributes(inherit: true)))),
        ];
    }

    public IEnumerable<string> Names => members.Select(member => member.Member.Name);

    public static QueryShape Of(Type type) => Known.GetOrAdd(type, static type => new QueryShape(type));

    public static string NameOf(MemberInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>An instance; absent and faulty parameters leave what its initializers say.</summary>
    public object Read(QueryParameters query, InputFaults faults)
    {
        var model = Activator.CreateInstance(type)!;
        foreach (var (property, member) in members)
        {
            if (member.Read(query, faults) is { } value)
                property.SetValue(model, value);
        }

        return model;
    }
}
