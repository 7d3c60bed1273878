namespace OAuthHunter.Model;

/// <summary>Whether invitations are redeemed without asking, for those who come in and for those who go out.</summary>
public sealed record AutomaticRedemption
{
    public bool? InboundAllowed { get; init; }
    public bool? OutboundAllowed { get; init; }
}
