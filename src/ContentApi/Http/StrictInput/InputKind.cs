namespace ContentApi.Http.StrictInput;

/// <summary>What a member of a request may be.</summary>
internal enum InputKind
{
    Text,
    Flag,
    Whole,
    Number,
    Time,
    Id,
    Name,
    FreeForm,
    List,
    Record,
}
