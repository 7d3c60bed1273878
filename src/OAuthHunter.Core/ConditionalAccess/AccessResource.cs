namespace OAuthHunter.ConditionalAccess;

/// <summary>The app, action or authentication context that a sign-in asks for.</summary>
public sealed record AccessResource
{
    public AccessResourceKind Kind { get; init; }

    /// <summary>Application id, user action or context; empty for every app that no policy names.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Other values by which policies name it: its app group (Office365, MicrosoftAdminPortals), a second id.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Whether an administrator does his work here. What a policy does for some other app protects no administration.</summary>
    public bool IsAdministrative { get; init; }

    public override string ToString() => Name;
}
