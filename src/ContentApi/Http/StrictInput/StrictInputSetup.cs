using ContentApi.Http.Json;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Http.StrictInput;

/// <summary>Puts strict input in place of MVC's lenient binding.</summary>
internal static class StrictInputSetup
{
    public static IMvcBuilder AddStrictInput(this IMvcBuilder mvc)
    {
        mvc.Services.Configure<ApiBehaviorOptions>(options => options.SuppressModelStateInvalidFilter = true);
        mvc.Services.Configure<MvcOptions>(options => options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true);
        return mvc.AddJsonOptions(options =>
        {
            options.AllowInputFormatterExceptionMessages = false;
            ContentJson.Configure(options.JsonSerializerOptions);
        });
    }
}
