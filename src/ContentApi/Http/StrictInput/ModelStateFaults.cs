using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ContentApi.Http.StrictInput;

/// <summary>
/// Keeps <see cref="InputFaults"/> in MVC's model state. MVC's own keys ignore case, so that a fault of <c>Title</c> and one of <c>title</c>
/// would become one: ours hang on a single entry, as its raw value.
/// </summary>
internal static class ModelStateFaults
{
    private const string Key = "\0faults";

    /// <summary>Ends the request with a 400 that lists all faults, if there are any. Actions call it after their 404 and If-Match checks.</summary>
    /// <exception cref="InvalidInputException">The input is not valid.</exception>
    public static void ThrowIfInvalid(this ModelStateDictionary modelState)
    {
        if (!modelState.IsValid)
            throw new InvalidInputException(modelState.AllFaults());
    }

    /// <summary>Adds a fault under its JSON path or parameter name; the message says what to do.</summary>
    public static void AddFault(this ModelStateDictionary modelState, string path, string message)
    {
        var faults = modelState.Faults();
        if (faults is null)
        {
            faults = new InputFaults();
            modelState.SetModelValue(Key, faults, attemptedValue: null);
            modelState.AddModelError(Key, "See the faults kept as raw value.");
        }

        faults.Add(path, message);
    }

    /// <summary>
    /// Adds what an action finds at a member of the body, unless the body or that member is already at fault: what could not be
    /// read looks absent to the action, and what it says about it is not true.
    /// </summary>
    public static void AddBodyFault(this ModelStateDictionary modelState, string path, string message)
    {
        if (!modelState.IsAtFault(path))
            modelState.AddFault(path, message);
    }

    /// <summary>Whether the body as a whole, or this member of it, could not be read or is known to be wrong.</summary>
    public static bool IsAtFault(this ModelStateDictionary modelState, string path) =>
        modelState.Faults() is { } known && (known.HasRoot || known.Cover(path));

    /// <summary>Adds all of them.</summary>
    public static void AddFaults(this ModelStateDictionary modelState, InputFaults faults)
    {
        foreach (var (path, messages) in faults.ToDictionary())
        {
            foreach (var message in messages)
                modelState.AddFault(path, message);
        }
    }

    /// <summary>The faults found so far, or null when there are none.</summary>
    public static InputFaults? Faults(this ModelStateDictionary modelState) =>
        modelState.TryGetValue(Key, out var entry) ? entry.RawValue as InputFaults : null;

    private static Dictionary<string, string[]> AllFaults(this ModelStateDictionary modelState)
    {
        var all = modelState.Faults()?.ToDictionary() ?? new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (key, entry) in modelState)
        {
            if (key != Key && entry.Errors.Count > 0)
            {
                // An error that holds an exception has no message of its own; the exception's would name .NET types.
                var messages = entry.Errors.Select(error => error.ErrorMessage.Length > 0 ? error.ErrorMessage : "This value is not valid.");
                var path = key.Length > 0 ? JsonPath.CamelCase(key) : InputFaults.Root;
                all[path] = [.. all.GetValueOrDefault(path, []), .. messages];
            }
        }

        return all;
    }
}
