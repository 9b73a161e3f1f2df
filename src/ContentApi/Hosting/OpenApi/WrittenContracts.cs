using System.Reflection;
using ContentApi.Http.Json;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>Sees types as they are written: a member that may be absent as its value, ready-made JSON as what <see cref="SchemaOfAttribute"/> says.</summary>
internal sealed class WrittenContracts(ISerializerDataContractResolver inner) : ISerializerDataContractResolver
{
    public DataContract GetDataContractForType(Type type)
    {
        if (IsOptional(type))
            return GetDataContractForType(type.GetGenericArguments()[0]);
        if (type == typeof(RawJson))
            return inner.GetDataContractForType(typeof(object));

        var contract = inner.GetDataContractForType(type);
        return contract.DataType != DataType.Object || contract.ObjectProperties is null
            ? contract
            : DataContract.ForObject(
                contract.UnderlyingType, contract.ObjectProperties.Select(AsWritten), contract.ObjectExtensionDataType, contract.ObjectTypeNameProperty, contract.ObjectTypeNameValue);
    }

    public static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private static DataProperty AsWritten(DataProperty property)
    {
        var type = property.MemberInfo?.GetCustomAttribute<SchemaOfAttribute>()?.Type ?? property.MemberType;
        return new DataProperty(property.Name, type, property.IsRequired, property.IsNullable, property.IsReadOnly, property.IsWriteOnly, property.MemberInfo);
    }
}
