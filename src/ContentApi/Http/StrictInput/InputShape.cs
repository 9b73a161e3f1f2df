using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ContentApi.Http.Json;

namespace ContentApi.Http.StrictInput;

/// <summary>What JSON a type of a request can be read from.</summary>
internal sealed class InputShape
{
    // One bit each tells which members have been seen.
    private const int MostMembers = 64;

    private static readonly ConcurrentDictionary<Type, InputShape> Known = new();

    private InputShape(InputKind kind, Type type)
    {
        Kind = kind;
        Type = type;
    }

    public InputKind Kind { get; }

    public Type Type { get; }

    /// <summary>The values of an enum.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <summary>The items of a list.</summary>
    public InputShape? Item { get; private init; }

    /// <summary>The members of a record, in the order of declaration.</summary>
    public InputMember[] Members { get; private init; } = [];

    public ReadOnlyMembersAttribute? ReadOnlyMembers { get; private init; }

    /// <summary>Words for messages: "Must be …".</summary>
    public string Description => Kind switch
    {
        InputKind.Text => "a string",
        InputKind.Flag => "true or false",
        InputKind.Whole => "a whole number",
        InputKind.Number => "a number",
        InputKind.Time => "a time in a string",
        InputKind.Id => "an id in a string",
        InputKind.Name => "one of: " + string.Join(", ", Names),
        InputKind.List => "a list",
        _ => "an object",
    };

    /// <summary>The least JSON that such a value can be read from; it takes the place of a faulty item of a list.</summary>
    public byte[] Blank { get; private init; } = "null"u8.ToArray();

    /// <summary>The shape of a type.</summary>
    /// <exception cref="NotSupportedException">A request class has a member of a type that no strict reading is known for.</exception>
    public static InputShape Of(Type type) => Known.GetOrAdd(type, Make);

    private static InputShape Make(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (ScalarKind(type) is { } kind)
            return Scalar(kind, type);

        var json = ContentJson.Options.GetTypeInfo(type);
        return json.Kind switch
        {
            JsonTypeInfoKind.Object => Record(type, json),
            JsonTypeInfoKind.Enumerable => new InputShape(InputKind.List, type) { Item = Of(json.ElementType!), Blank = "[]"u8.ToArray() },
            _ => throw new NotSupportedException($"Strict input cannot read {type}."),
        };
    }

    private static InputKind? ScalarKind(Type type) =>
        type == typeof(string) ? InputKind.Text
        : type == typeof(bool) ? InputKind.Flag
        : type == typeof(int) || type == typeof(long) ? InputKind.Whole
        : type == typeof(double) || type == typeof(decimal) ? InputKind.Number
        : type == typeof(DateTimeOffset) ? InputKind.Time
        : type == typeof(Guid) ? InputKind.Id
        : type == typeof(JsonElement) ? InputKind.FreeForm
        : type.IsEnum ? InputKind.Name
        : null;

    private static InputShape Scalar(InputKind kind, Type type)
    {
        var blank = kind == InputKind.Text ? "" : Activator.CreateInstance(type);
        return new InputShape(kind, type)
        {
            Names = kind == InputKind.Name ? EnumNames.Of(type) : [],
            Blank = kind == InputKind.FreeForm ? "{}"u8.ToArray() : JsonSerializer.SerializeToUtf8Bytes(blank, type, ContentJson.Options),
        };
    }

    private static InputShape Record(Type type, JsonTypeInfo json)
    {
        var members = json.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null).ToArray();
        if (members.Length > MostMembers)
            throw new NotSupportedException($"{type} has more than {MostMembers} members.");

        return new InputShape(InputKind.Record, type)
        {
            Blank = "{}"u8.ToArray(),
            Members = [.. members.Select(property => new InputMember(property))],
            ReadOnlyMembers = type.GetCustomAttribute<ReadOnlyMembersAttribute>(),
        };
    }
}
