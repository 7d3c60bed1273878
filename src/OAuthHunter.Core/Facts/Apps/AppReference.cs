namespace OAuthHunter.Facts.Apps;

/// <summary>An app in all the ids by which a record names it.</summary>
internal readonly record struct AppReference(string? AppId, string? ServicePrincipalId, string? ApplicationObjectId, string? Name)
{
    public bool IsEmpty => AppId is null && ServicePrincipalId is null && ApplicationObjectId is null;

    /// <summary>What to call it in a sentence.</summary>
    public string Label => Name ?? AppId ?? ServicePrincipalId ?? ApplicationObjectId ?? "(unnamed)";
}
