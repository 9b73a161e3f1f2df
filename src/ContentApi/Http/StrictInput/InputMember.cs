using System.Reflection;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using ContentApi.Http.Json;

namespace ContentApi.Http.StrictInput;

/// <summary>One member of a request class.</summary>
internal sealed class InputMember
{
    private readonly Type type;
    private InputShape? shape;

    public InputMember(JsonPropertyInfo property)
    {
        Name = property.Name;
        Utf8Name = Encoding.UTF8.GetBytes(property.Name);
        IsRequired = property.IsRequired;
        type = Unwrapped(property.PropertyType);
        AllowsNull = TakesNull(property);
    }

    public string Name { get; }

    public byte[] Utf8Name { get; }

    public bool IsRequired { get; }

    public bool AllowsNull { get; }

    /// <summary>Made on first use, since request classes may nest themselves.</summary>
    public InputShape Shape => shape ??= InputShape.Of(type);

    private static Type Unwrapped(Type type) => IsOptional(type) ? type.GetGenericArguments()[0] : type;

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private static bool TakesNull(JsonPropertyInfo property)
    {
        if (Unwrapped(property.PropertyType) is { IsValueType: true } value)
            return Nullable.GetUnderlyingType(value) is not null;
        if (!IsOptional(property.PropertyType))
            return property.AssociatedParameter?.IsNullable ?? property.IsSetNullable;

        return property.AttributeProvider is PropertyInfo declared
            && new NullabilityInfoContext().Create(declared).GenericTypeArguments[0].ReadState == NullabilityState.Nullable;
    }
}
