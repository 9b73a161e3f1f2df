using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ContentApi.Http.StrictInput;

/// <summary>One query parameter of an action, and how its text becomes a value.</summary>
internal sealed class QueryMember
{
    private readonly Type itemType;
    private readonly bool isList;
    private readonly bool isCommaList;
    private readonly bool isRequired;
    private readonly bool emptyAllowed;
    private readonly RangeAttribute? range;
    private readonly int? most;
    private readonly IReadOnlyList<string>? oneOf;

    /// <exception cref="NotSupportedException">No strict reading is known for the type.</exception>
    public QueryMember(string name, Type type, IEnumerable<object> attributes)
    {
        var declared = attributes.ToArray();
        Name = name;
        isList = ItemType(type) is not null;
        itemType = ItemType(type) ?? Nullable.GetUnderlyingType(type) ?? type;
        isCommaList = declared.OfType<CommaListAttribute>().Any();
        isRequired = declared.Any(attribute => attribute is RequiredAttribute or RequiredMemberAttribute);
        emptyAllowed = declared.OfType<EmptyAllowedAttribute>().Any();
        range = declared.OfType<RangeAttribute>().FirstOrDefault();
        most = declared.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length;
        oneOf = declared.OfType<OneOfAttribute>().FirstOrDefault()?.Values;
        if (!QueryValue.IsKnown(itemType))
            throw new NotSupportedException($"Strict input cannot read {type} from the query parameter {name}.");
    }

    public string Name { get; }

    /// <summary>Whether a type is one parameter, in contrast to a class whose properties are parameters.</summary>
    public static bool IsOne(Type type) => QueryValue.IsKnown(ItemType(type) ?? Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>The value, or null when the parameter is absent or at fault.</summary>
    public object? Read(QueryParameters query, InputFaults faults)
    {
        var given = query.Named(Name);
        if (given.Count == 0)
        {
            if (isRequired)
                faults.Add(Name, "Is required.");
            return null;
        }

        if (given.FirstOrDefault(value => value.Fault is not null).Fault is { } broken)
        {
            faults.Add(Name, broken);
            return null;
        }

        if (given.Count > 1 && (isCommaList || !isList))
        {
            faults.Add(Name, isCommaList ? "Stands here twice: separate the values by commas." : "Stands here twice: send it once.");
            return null;
        }

        return isList ? Items([.. given.Select(value => value.Value)], faults) : Value(given[0].Value, faults);
    }

    private object? Value(string text, InputFaults faults)
    {
        if (text.Length == 0 && !emptyAllowed)
        {
            faults.Add(Name, "Has no value: give one, or leave the parameter out.");
            return null;
        }

        if (text.Length == 0 && itemType != typeof(string))
            return null;

        var value = QueryValue.Parse(itemType, text, out var unreadable);
        var wrong = value is null ? unreadable : Limits(value);
        if (wrong is null)
            return value;

        faults.Add(Name, range is null ? wrong : $"Must be a whole number from {range.Minimum} to {range.Maximum}.");
        return null;
    }

    private string? Limits(object value)
    {
        if (oneOf is not null && value is string name && !oneOf.Contains(name))
            return isList ? $"`{JsonPath.Shortened(name)}` is not one of: {string.Join(", ", oneOf)}." : $"Must be one of: {string.Join(", ", oneOf)}.";
        if (!isList && most is not null && value is string text && TextLength.Of(text) > most)
            return $"May have up to {most} characters.";

        return range is null || IsWithin(range, Convert.ToInt64(value, CultureInfo.InvariantCulture)) ? null : "Is out of range.";
    }

    private Array? Items(string[] texts, InputFaults faults)
    {
        if (isCommaList && texts[0].Length > 0)
            texts = texts[0].Split(',');
        else if (isCommaList && emptyAllowed)
            texts = [];
        if (texts.Length > most)
            faults.Add(Name, $"May have up to {most} values.");
        if (isCommaList && texts.GroupBy(text => text).FirstOrDefault(group => group.Key.Length > 0 && group.Skip(1).Any()) is { } twice)
            faults.Add(Name, $"`{JsonPath.Shortened(twice.Key)}` stands here twice: send it once.");

        var items = texts.Select(text => Value(text, faults)).ToArray();
        if (Array.IndexOf(items, null) >= 0)
            return null;

        var list = Array.CreateInstance(itemType, items.Length);
        Array.Copy(items, list, items.Length);
        return list;
    }

    private static bool IsWithin(RangeAttribute range, long value) =>
        value >= Convert.ToInt64(range.Minimum, CultureInfo.InvariantCulture) && value <= Convert.ToInt64(range.Maximum, CultureInfo.InvariantCulture);

    private static Type? ItemType(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();

        var item = type.IsGenericType ? type.GetGenericArguments()[0] : null;
        return item is not null && !item.IsGenericParameter && type.IsAssignableFrom(item.MakeArrayType()) ? item : null;
    }
}
