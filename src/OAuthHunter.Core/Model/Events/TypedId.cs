namespace OAuthHunter.Model;

/// <summary>An identity with its numeric kind, as <c>Actor</c> and <c>Target</c> of the unified audit log carry it.</summary>
public sealed record TypedId(string Id, int? Type);
