namespace OAuthHunter.Facts.Roles;

/// <summary>How an activation of a role compares with what the user did in the 30 days before it.</summary>
public sealed record ActivationHabit
{
    public required RoleChange Activation { get; init; }

    /// <summary>The address is of a network from which the user had not signed in; null when there is too little to compare with.</summary>
    public bool? IsNewNetwork { get; init; }

    /// <summary>No sign-in of his was within two hours of that time of day; null when there is too little to compare with.</summary>
    public bool? IsUnusualHour { get; init; }
}
