using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using ContentApi.Http.Json;
using FluentValidation;

namespace ContentApi.Http.StrictInput;

/// <summary>Makes validators speak of members as the JSON has them: <c>image.url</c> for <c>request.Image.Value.Url</c>.</summary>
internal static class ValidatedNames
{
    public static void Install()
    {
        ValidatorOptions.Global.PropertyNameResolver = (_, member, expression) => Path(member, expression);
        ValidatorOptions.Global.DisplayNameResolver = (_, member, expression) => Path(member, expression);
    }

    private static string? Path(MemberInfo? member, LambdaExpression? expression)
    {
        var names = new Stack<string>();
        for (var part = expression?.Body; part is not null;)
        {
            if (part is MemberExpression access && !IsWrapper(access.Member.DeclaringType!))
                names.Push(JsonNamingPolicy.CamelCase.ConvertName(access.Member.Name));
            part = part is MemberExpression inner ? inner.Expression : (part as UnaryExpression)?.Operand;
        }

        return names.Count > 0 ? string.Join('.', names) : member is null ? null : JsonNamingPolicy.CamelCase.ConvertName(member.Name);
    }

    private static bool IsWrapper(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Optional<>) || type.GetGenericTypeDefinition() == typeof(Nullable<>));
}
