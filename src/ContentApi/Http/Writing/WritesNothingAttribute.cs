namespace ContentApi.Http.Writing;

/// <summary>An action that is no GET and changes nothing: it gets no transaction, and so holds no connection while it waits for others.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WritesNothingAttribute : Attribute;
