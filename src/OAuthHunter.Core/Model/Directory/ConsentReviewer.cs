namespace OAuthHunter.Model;

/// <summary>Somebody who decides on requests for consent, as Graph names him.</summary>
public sealed record ConsentReviewer
{
    /// <summary>Path of a user, of the members of a group, or of the holders of a role.</summary>
    public string? Query { get; init; }
    public string? QueryType { get; init; }
}
