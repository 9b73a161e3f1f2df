using ContentApi.Http.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace ContentApi.Http.StrictInput;

/// <summary>Puts strict input in place of MVC's lenient binding.</summary>
internal static class StrictInputSetup
{
    public static IMvcBuilder AddStrictInput(this IMvcBuilder mvc)
    {
        ValidatedNames.Install();
        mvc.Services.AddSingleton<IObjectModelValidator, UncheckedObjects>();
        mvc.Services.Configure<ApiBehaviorOptions>(options => options.SuppressModelStateInvalidFilter = true);
        mvc.Services.Configure<MvcOptions>(Replace);
        return mvc.AddJsonOptions(options =>
        {
            options.AllowInputFormatterExceptionMessages = false;
            ContentJson.Configure(options.JsonSerializerOptions);
        });
    }

    private static void Replace(MvcOptions options)
    {
        ReplaceBinding(options);
        AddFilters(options.Filters);
    }

    private static void ReplaceBinding(MvcOptions options)
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.MaxModelValidationErrors = int.MaxValue;

        options.InputFormatters.Clear();
        options.InputFormatters.Add(new StrictJsonInputFormatter());
        options.ModelBinderProviders.Insert(0, new StrictQueryBinderProvider());
        options.ModelMetadataDetailsProviders.Add(new CamelCaseQueryNames());

        // Nothing here takes forms, and looking for values in one would read the body before us.
        options.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        options.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
    }

    private static void AddFilters(FilterCollection filters)
    {
        filters.Add(new RequestBodyFilter());
        filters.Add(new UnknownQueryParametersFilter());
        filters.Add(new InputValidationFilter());
        filters.Add(new InvalidInputResultFilter());
    }
}
