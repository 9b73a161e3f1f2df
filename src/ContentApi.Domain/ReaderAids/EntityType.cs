namespace ContentApi.Domain.ReaderAids;

/// <summary>What an entity is.</summary>
public enum EntityType
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>A country, region, city or landmark.</summary>
    Place,

    /// <summary>A company, authority, party, club or the like.</summary>
    Organisation,

    /// <summary>A day, week, month or year.</summary>
    Date,
}

/// <summary>Somebody or something that an article names.</summary>
/// <param name="Name">As the article writes it, in its longest form.</param>
/// <param name="Type">What it is.</param>
/// <param name="Mentions">How often it is named, in short forms too.</param>
/// <param name="Value">Of a date: ISO 8601 (<c>2025-07-13</c>, <c>2025-W28</c>, <c>2022-02</c>, <c>2024</c>).</param>
public sealed record Entity(string Name, EntityType Type, int Mentions, string? Value);
