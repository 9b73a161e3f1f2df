using System.Reflection;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.StrictInput;

/// <summary>What the API's own actions declare; a type that cannot be read would else show up with the first request.</summary>
public sealed class RequestClassTests
{
    private static readonly ParameterInfo[] Parameters =
    [
        .. typeof(Program).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(ApiControllerAttribute)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .SelectMany(method => method.GetParameters()),
    ];

    [Fact]
    public void Every_body_has_a_strict_reading()
    {
        foreach (var parameter in Parameters.Where(parameter => parameter.IsDefined(typeof(FromBodyAttribute))))
        {
            var shape = InputShape.Of(parameter.ParameterType);
            shape.Kind.ShouldBe(InputKind.Record, parameter.Member.ToString());
            Visit(shape, []);
            StrictJson.Empty(parameter.ParameterType).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Every_query_has_a_strict_reading()
    {
        foreach (var parameter in Parameters.Where(parameter => parameter.IsDefined(typeof(FromQueryAttribute))))
        {
            if (QueryMember.IsOne(parameter.ParameterType))
                _ = new QueryMember(parameter.Name!, parameter.ParameterType, parameter.GetCustomAttributes());
            else
                QueryShape.Of(parameter.ParameterType).Names.ShouldBeUnique();
        }
    }

    private static void Visit(InputShape shape, HashSet<InputShape> seen)
    {
        if (!seen.Add(shape))
            return;

        if (shape.Item is { } item)
            Visit(item, seen);
        foreach (var member in shape.Members)
            Visit(member.Shape, seen);
    }
}
