using System.Globalization;
using ContentApi.Http.ETags;
using ContentApi.Http.Idempotency;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>Adds to each operation what the conventions promise for it: headers, errors, who may call.</summary>
internal sealed class OperationPromises : IOperationFilter
{
    public const string Scheme = "bearer";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var isRead = context.ApiDescription.HttpMethod == HttpMethods.Get;
        // Elsewhere the address names the format (AcceptFilter).
        var isNegotiated = isRead && context.ApiDescription.RelativePath!.StartsWith("v1/", StringComparison.Ordinal);
        var streams = metadata.OfType<StreamsAnswerAttribute>().Any();
        var needsKey = metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any();
        var needsVersion = context.ApiDescription.ActionDescriptor.Parameters.Any(parameter => parameter.ParameterType == typeof(IfMatch));
        var isIdempotent = context.ApiDescription.HttpMethod == HttpMethods.Post && !metadata.OfType<RepeatsWithoutHarmAttribute>().Any();

        DropUnbound(operation, context.ApiDescription.ParameterDescriptions);
        var ifMatch = !needsVersion ? null
            : metadata.OfType<IfMatchToReplaceAttribute>().Any() ? SharedHeaders.IfMatchToReplace
            : metadata.OfType<IfMatchOptionalAttribute>().Any() ? SharedHeaders.IfMatchOptional
            : SharedHeaders.IfMatch;
        AddHeaders(operation, context.Document, isRead && !streams, ifMatch, isIdempotent);
        NarrowMediaTypes(operation, metadata.OfType<MergePatchAttribute>().Any());
        if (metadata.OfType<StreamsBodyAttribute>().FirstOrDefault() is { } lines)
            operation.RequestBody = LinesOf(lines, context);
        if (context.ApiDescription.RelativePath!.StartsWith("v1/articles/{idOrSlug}", StringComparison.Ordinal))
            TellOfFormerSlugs(operation, isRead);
        DescribeAnswers(operation, context.Document, isRead, isIdempotent);
        AddErrors(operation, context.Document, isRead, isNegotiated && !streams, needsKey, ifMatch, isIdempotent);
        Secure(operation, context.Document, needsKey);
        if (streams)
            ForgetValidators(operation);
        operation.Description = string.Join("\n\n", new[] { operation.Description, Callers(metadata, needsKey) }.Where(text => !string.IsNullOrEmpty(text)));
    }

    private static string Callers(IEnumerable<object> metadata, bool needsKey)
    {
        var roles = metadata.OfType<IAuthorizeData>().Select(data => data.Roles).FirstOrDefault(roles => !string.IsNullOrEmpty(roles));
        return !needsKey ? "Needs no key."
            : roles is null ? "Needs a key of any role."
            : $"Needs a key of the role {string.Join(" or ", roles.Split(',').Select(role => $"`{role.Trim().ToLowerInvariant()}`"))}.";
    }

    private static OpenApiRequestBody LinesOf(StreamsBodyAttribute lines, OperationFilterContext context) => new()
    {
        Required = true,
        Description = "One object a line.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [lines.MediaType] = new() { Schema = context.SchemaGenerator.GenerateSchema(lines.Line, context.SchemaRepository) },
        },
    };

    private static void ForgetValidators(OpenApiOperation operation)
    {
        operation.Responses!.Remove("304");
        foreach (var response in operation.Responses.Values.OfType<OpenApiResponse>())
            response.Headers?.Remove("ETag");
    }

    // The API explorer lists what binds itself, such as IfMatch, and what a query class only computes.
    private static void DropUnbound(OpenApiOperation operation, IEnumerable<ApiParameterDescription> descriptions)
    {
        var unbound = descriptions
            .Where(parameter => parameter.Source == BindingSource.Custom || parameter.ModelMetadata is { MetadataKind: ModelMetadataKind.Property, PropertySetter: null })
            .Select(parameter => parameter.Name)
            .ToHashSet();
        operation.Parameters = operation.Parameters?.Where(parameter => !unbound.Contains(parameter.Name ?? "")).ToList();
    }

    private static void AddHeaders(OpenApiOperation operation, OpenApiDocument document, bool isRead, string? ifMatch, bool isIdempotent)
    {
        var parameters = operation.Parameters ??= [];
        if (ifMatch is not null)
            Add(ifMatch);
        if (isIdempotent)
            Add(SharedHeaders.IdempotencyKey);
        if (isRead)
            Add(SharedHeaders.IfNoneMatch);
        Add(SharedHeaders.RequestId);

        void Add(string header) => parameters.Add(new OpenApiParameterReference(header, document));
    }

    private static void NarrowMediaTypes(OpenApiOperation operation, bool isMergePatch)
    {
        if (operation.RequestBody is OpenApiRequestBody { Content: { Count: > 0 } taken } body)
        {
            body.Required = true;
            var type = isMergePatch ? MergePatchAttribute.MediaType : "application/json";
            if (isMergePatch || taken.ContainsKey(type))
                body.Content = new Dictionary<string, OpenApiMediaType> { [type] = taken.Values.First() };
        }

        foreach (var response in operation.Responses!.Values)
        {
            if (response.Content?.ContainsKey("application/json") != true)
                continue;
            response.Content.Remove("text/plain");
            response.Content.Remove("text/json");
        }
    }

    // Under every article: whoever asks by a slug that readers have seen is sent on, and what was taken down is 410.
    private static void TellOfFormerSlugs(OpenApiOperation operation, bool isRead)
    {
        var moved = isRead ? StatusCodes.Status301MovedPermanently : StatusCodes.Status308PermanentRedirect;
        operation.Responses!.TryAdd(moved.ToString(CultureInfo.InvariantCulture), new OpenApiResponse { Description = isRead ? "Moved Permanently" : "Permanent Redirect" });
        operation.Responses!.TryAdd("410", new OpenApiResponse { Description = "Gone" });
    }

    private static void DescribeAnswers(OpenApiOperation operation, OpenApiDocument document, bool isRead, bool isIdempotent)
    {
        foreach (var (status, response) in operation.Responses!)
        {
            if (status[0] is not ('2' or '3') || response is not OpenApiResponse answer)
                continue;

            var headers = SharedHeaders.References(document, SharedHeaders.RequestId);
            if (answer.Content?.Count > 0)
                headers["ETag"] = new OpenApiHeaderReference("ETag", document);
            if (status[0] == '3' || status == "201")
                headers["Location"] = new OpenApiHeaderReference("Location", document);
            if (isRead && operation.Parameters!.Any(parameter => parameter.Name == "cursor"))
                headers["Link"] = new OpenApiHeaderReference("Link", document);
            if (isIdempotent)
                headers["Idempotency-Replayed"] = new OpenApiHeaderReference("Idempotency-Replayed", document);
            answer.Headers = headers;
        }
    }

    private static void AddErrors(OpenApiOperation operation, OpenApiDocument document, bool isRead, bool isNegotiated, bool needsKey, string? ifMatch, bool isIdempotent)
    {
        var errors = new List<int> { 400, 401, 503 };
        if (needsKey)
            errors.Add(403);
        if (operation.Parameters!.Any(parameter => parameter.In == ParameterLocation.Path))
            errors.Add(404);
        if (isNegotiated)
            errors.Add(406);
        if (!isRead)
            errors.AddRange([409, 413, 415]);
        if (ifMatch is not null)
            errors.AddRange(ifMatch == SharedHeaders.IfMatchOptional ? [412] : [412, 428]);
        if (isIdempotent)
            errors.Add(422);
        // Those that an action declares itself have the same form.
        errors.AddRange(operation.Responses!.Keys.Select(Number).Where(status => status >= 400));

        if (isRead)
            operation.Responses!["304"] = new OpenApiResponseReference(SharedComponents.NotModified, document);
        foreach (var status in errors.Distinct().Order())
        {
            operation.Responses![status.ToString(CultureInfo.InvariantCulture)] =
                new OpenApiResponseReference(SharedComponents.ResponseOf(status) ?? SharedComponents.AnyProblem, document);
        }

        var ordered = operation.Responses!.OrderBy(response => response.Key, StringComparer.Ordinal).ToArray();
        operation.Responses.Clear();
        foreach (var (status, response) in ordered)
            operation.Responses[status] = response;
        operation.Responses["default"] = new OpenApiResponseReference(SharedComponents.AnyProblem, document);
    }

    private static int Number(string status) => int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static void Secure(OpenApiOperation operation, OpenApiDocument document, bool needsKey)
    {
        var key = new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] };
        operation.Security = needsKey ? [key] : [new OpenApiSecurityRequirement(), key];
    }
}
