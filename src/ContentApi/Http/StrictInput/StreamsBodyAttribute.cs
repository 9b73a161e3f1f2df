namespace ContentApi.Http.StrictInput;

/// <summary>The action reads the request's body itself, as a stream: neither its media type nor its size is looked at beforehand.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StreamsBodyAttribute : Attribute;
