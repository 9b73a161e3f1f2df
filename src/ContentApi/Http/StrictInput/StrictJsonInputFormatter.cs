using Microsoft.AspNetCore.Mvc.Formatters;

namespace ContentApi.Http.StrictInput;

/// <summary>Binds the body of an action. Faults go to the model state; the model is there nevertheless, with all that could be read.</summary>
internal sealed class StrictJsonInputFormatter : InputFormatter
{
    private const string MediaType = "application/json";

    public StrictJsonInputFormatter()
    {
        SupportedMediaTypes.Add(MediaType);
        SupportedMediaTypes.Add(MergePatchAttribute.MediaType);
    }

    /// <summary>Always: <see cref="RequestBodyFilter"/> has seen to the media type.</summary>
    public override bool CanRead(InputFormatterContext context) => true;

    /// <summary>For the OpenAPI document: merge patches only where an action asks for them.</summary>
    public override IReadOnlyList<string>? GetSupportedContentTypes(string? contentType, Type objectType) =>
        contentType is null ? [MediaType] : base.GetSupportedContentTypes(contentType, objectType);

    public override Task<InputFormatterResult> ReadAsync(InputFormatterContext context) => Task.FromResult(InputFormatterResult.Success(Read(context)));

    public override Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context) => ReadAsync(context);

    private static object Read(InputFormatterContext context)
    {
        var body = context.HttpContext.Features.Get<RequestBody>()!.Bytes;
        if (body.IsEmpty)
        {
            if (!context.TreatEmptyInputAsDefaultValue)
                context.ModelState.AddFault(InputFaults.Root, "The body is empty: send a JSON object.");
            return StrictJson.Empty(context.ModelType);
        }

        var faults = new InputFaults();
        var model = StrictJson.Read(context.ModelType, body.Span, faults);
        context.ModelState.AddFaults(faults);
        return model;
    }
}
