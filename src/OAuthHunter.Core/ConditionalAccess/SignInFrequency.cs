using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>How often a policy asks for a new sign-in.</summary>
internal static class SignInFrequency
{
    /// <summary>Zero for every time; null when the policy sets none, or one that is not known.</summary>
    public static TimeSpan? Of(ConditionalAccessPolicy policy)
    {
        if (policy.SessionControls is not { } session)
        {
            return null;
        }

        if (string.Equals(session.SignInFrequencyInterval, "everyTime", StringComparison.OrdinalIgnoreCase))
        {
            return TimeSpan.Zero;
        }

        return session.SignInFrequencyValue is not { } value ? null
            : string.Equals(session.SignInFrequencyType, "hours", StringComparison.OrdinalIgnoreCase) ? TimeSpan.FromHours(value)
            : string.Equals(session.SignInFrequencyType, "days", StringComparison.OrdinalIgnoreCase) ? TimeSpan.FromDays(value)
            : null;
    }
}
