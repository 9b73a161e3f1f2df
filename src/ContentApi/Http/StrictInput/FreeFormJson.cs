using System.Text;
using System.Text.Json;

namespace ContentApi.Http.StrictInput;

/// <summary>Checks JSON whose members are the caller's own (<c>extra</c>): no duplicates, no impossible text, numbers that a double can hold.</summary>
internal static class FreeFormJson
{
    /// <param name="reader">On the value's first token; it is left on the last.</param>
    /// <param name="path">The path of the value.</param>
    /// <param name="faults">Takes what is found.</param>
    /// <param name="isUtf8">Whether the document is known to be UTF-8.</param>
    /// <returns>Whether nothing was found.</returns>
    public static bool Check(ref Utf8JsonReader reader, JsonPath path, InputFaults faults, bool isUtf8) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Members(ref reader, path, faults, isUtf8),
        JsonTokenType.StartArray => Items(ref reader, path, faults, isUtf8),
        JsonTokenType.String => JsonText.Fault(in reader, isUtf8) is not { } fault || Add(faults, path, fault),
        JsonTokenType.Number => IsHeldByDouble(in reader) || Add(faults, path, "Is out of range: a double-precision number cannot hold it."),
        _ => true,
    };

    private static bool Members(ref Utf8JsonReader reader, JsonPath path, InputFaults faults, bool isUtf8)
    {
        var isGood = true;
        HashSet<string>? seen = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var fault = JsonText.Fault(in reader, isUtf8);
            var name = fault is null ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
            if (fault is null && !(seen ??= new(StringComparer.Ordinal)).Add(name))
                fault = "Stands here twice: send it once.";
            reader.Read();
            path.Enter(name);
            if (fault is not null)
                isGood = Add(faults, path, fault);
            isGood &= Check(ref reader, path, faults, isUtf8);
            path.Leave();
        }

        return isGood;
    }

    private static bool Items(ref Utf8JsonReader reader, JsonPath path, InputFaults faults, bool isUtf8)
    {
        var isGood = true;
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            path.EnterItem(i);
            isGood &= Check(ref reader, path, faults, isUtf8);
            path.Leave();
        }

        return isGood;
    }

    // PostgreSQL keeps 1e100000 as a hundred thousand digits, and refuses 1e200000: neither is what the caller wants.
    private static bool IsHeldByDouble(ref readonly Utf8JsonReader reader)
    {
        if (!reader.TryGetDouble(out var number) || !double.IsFinite(number))
            return false;

        return double.IsNormal(number) || IsZero(reader.ValueSpan);
    }

    private static bool IsZero(ReadOnlySpan<byte> number)
    {
        var exponent = number.IndexOfAny((byte)'e', (byte)'E');
        return !(exponent < 0 ? number : number[..exponent]).ContainsAnyInRange((byte)'1', (byte)'9');
    }

    private static bool Add(InputFaults faults, JsonPath path, string message)
    {
        if (!faults.IsFull)
            faults.Add(path.ToString(), message);
        return false;
    }
}
