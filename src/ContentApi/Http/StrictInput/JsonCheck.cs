using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ContentApi.Http.StrictInput;

/// <summary>Walks once through a document beside the shape that it should have, and notes every fault and what is not to be bound.</summary>
internal ref struct JsonCheck
{
    public const int MostLevels = 64;

    // A name that no request class has: what stands under it is skipped when the rest is bound.
    private static readonly byte[] NoName = "\"-\""u8.ToArray();

    private readonly ReadOnlySpan<byte> json;
    private readonly InputFaults faults;
    private readonly JsonPath path = new();
    private readonly bool isUtf8;
    private Utf8JsonReader reader;

    public JsonCheck(ReadOnlySpan<byte> json, InputFaults faults)
    {
        this.json = json;
        this.faults = faults;
        isUtf8 = Utf8.IsValid(json);
        reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MostLevels });
    }

    /// <summary>What to replace, in order, so that the rest can be bound.</summary>
    public List<(int Start, int End, byte[] Text)> Edits { get; } = [];

    /// <summary>Checks the whole document. False if it is no JSON object, so that nothing can be bound.</summary>
    public bool Document(InputShape shape)
    {
        try
        {
            reader.Read();
            var isRecord = reader.TokenType == JsonTokenType.StartObject;
            if (isRecord)
                Record(shape);
            else
                reader.Skip();

            // Throws when something follows.
            reader.Read();
            if (!isRecord)
                faults.Add(InputFaults.Root, "The body must be a JSON object; line 1, column 1 begins something else.");
            return isRecord;
        }
        catch (JsonException exception)
        {
            faults.Add(InputFaults.Root, JsonSyntaxFault.Describe(json, exception, OpenLevels()));
            return false;
        }
    }

    // The reader does not count the level that it has just entered.
    private readonly int OpenLevels() => reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : 0);

    private void Record(InputShape shape)
    {
        var seen = 0UL;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (start, end) = ((int)reader.TokenStartIndex, (int)reader.TokenStartIndex + reader.ValueSpan.Length + 2);
            if (!Member(shape, ref seen))
                Edits.Add((start, end, NoName));
        }

        foreach (var (index, member) in shape.Members.Index())
        {
            if (member.IsRequired && (seen & (1UL << index)) == 0)
                faults.Add(path.Of(member.Name), $"Is required: send {member.Shape.Description}.");
        }
    }

    private bool Member(InputShape shape, ref ulong seen)
    {
        var fault = JsonText.Fault(in reader, isUtf8);
        var index = fault is null ? IndexOfMember(shape) : -1;
        if (index < 0)
        {
            RefuseName(shape, fault);
            reader.Read();
            reader.Skip();
            return fault is null;
        }

        var member = shape.Members[index];
        path.Enter(member.Name);
        var isNew = (seen & (1UL << index)) == 0;
        seen |= 1UL << index;
        if (!isNew)
            faults.Add(path.ToString(), "Stands here twice: send it once.");

        reader.Read();
        var isGood = (reader.TokenType == JsonTokenType.Null && member.AllowsNull) || Value(member.Shape);
        path.Leave();
        return isNew && isGood;
    }

    private readonly int IndexOfMember(InputShape shape)
    {
        for (var i = 0; i < shape.Members.Length; i++)
        {
            if (reader.ValueTextEquals(shape.Members[i].Utf8Name))
                return i;
        }

        return -1;
    }

    /// <summary>False if the value cannot be bound at all; a record or list with faults further inside can.</summary>
    private bool Value(InputShape shape)
    {
        switch (shape.Kind)
        {
            case InputKind.Record when reader.TokenType == JsonTokenType.StartObject:
                Record(shape);
                return true;
            case InputKind.List when reader.TokenType == JsonTokenType.StartArray:
                List(shape.Item!);
                return true;
            case InputKind.FreeForm when reader.TokenType == JsonTokenType.StartObject:
                return FreeFormJson.Check(ref reader, path, faults, isUtf8);
            default:
                if (JsonScalar.Fault(in reader, shape, isUtf8) is not { } fault)
                    return true;

                if (!faults.IsFull)
                    faults.Add(path.ToString(), fault);
                reader.Skip();
                return false;
        }
    }

    private void List(InputShape item)
    {
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            path.EnterItem(i);
            var start = (int)reader.TokenStartIndex;

            // A faulty item leaves a blank one, so that the places of the others stay what they are.
            if (!Value(item))
                Edits.Add((start, (int)reader.BytesConsumed, item.Blank));
            path.Leave();
        }
    }

    private readonly void RefuseName(InputShape shape, string? fault)
    {
        if (faults.IsFull)
            return;

        var name = fault is null ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
        faults.Add(path.Of(name), fault ?? UnknownMember(shape, name));
    }

    private static string UnknownMember(InputShape shape, string name)
    {
        if (shape.ReadOnlyMembers is { } readOnly && readOnly.Names.Contains(name))
            return $"`{name}` is read-only; {readOnly.Hint}";

        return "Unknown member" + NearestName.Advice(name, [.. shape.Members.Select(member => member.Name)]);
    }
}
