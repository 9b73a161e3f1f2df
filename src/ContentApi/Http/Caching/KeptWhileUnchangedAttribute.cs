namespace ContentApi.Http.Caching;

/// <summary>
/// On a read whose bytes depend on nothing but what the database holds and what the request names: <see cref="KeptAnswers"/> gives them
/// to the next anonymous caller too, as long as nothing has changed.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KeptWhileUnchangedAttribute : Attribute;
