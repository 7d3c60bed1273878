namespace OAuthHunter.ConditionalAccess;

/// <summary>Tells a context in one sentence, and leaves out what no policy looks at.</summary>
internal static class ContextSentence
{
    public static string Of(AccessSpace space, SignInContext context, string enough)
    {
        var parts = new List<string> { $"To {context.Resource!.Name} {ClientOf(context)}" };
        if (DeviceOf(space, context) is { } device)
        {
            parts.Add($"on {device}");
        }

        parts.Add(space.Places.Count == 1 ? "from anywhere"
            : context.Location!.NamedLocationIds.Count == 0 && !context.Location.IsTrusted ? "from anywhere outside of the named locations"
            : $"from {context.Location.Name}");
        if (context.SignInRisk is { } signIn && signIn != AccessRisk.None)
        {
            parts.Add($"at {signIn.ToString().ToLowerInvariant()} sign-in risk");
        }
        else if (space.SignInRisks.Count > 1)
        {
            parts.Add("while no sign-in risk is seen");
        }

        if (context.UserRisk is { } user && user != AccessRisk.None)
        {
            parts.Add($"at {user.ToString().ToLowerInvariant()} user risk");
        }

        if (context.InsiderRisk is { } insider && insider != InsiderRisk.None)
        {
            parts.Add($"at {insider.ToString().ToLowerInvariant()} insider risk");
        }

        if (context.ActivatedRoles.Count > 0)
        {
            parts.Add("with an eligible role activated");
        }

        return $"{string.Join(", ", parts)}: {enough}.";
    }

    private static string ClientOf(SignInContext context) => (context.Client, context.Flow) switch
    {
        (_, SignInFlow.DeviceCode) => "by device code",
        (_, SignInFlow.AuthenticationTransfer) => "by authentication transfer",
        (ClientApp.Browser, _) => "with a browser",
        (ClientApp.MobileOrDesktop, _) => "with an app or PowerShell",
        (ClientApp.ExchangeActiveSync, _) => "with ActiveSync",
        _ => "with a legacy client such as SMTP",
    };

    // A device is worth a word only where some policy looks at systems or devices.
    private static string? DeviceOf(AccessSpace space, SignInContext context)
    {
        if (!space.LooksAtDevices)
        {
            return null;
        }

        var system = context.Platform switch
        {
            DevicePlatform.Unknown => "a system that names itself in no known way",
            DevicePlatform.WindowsPhone => "Windows Phone",
            DevicePlatform.MacOS => "macOS",
            DevicePlatform.IOS => "iOS",
            var other => other.ToString(),
        };
        return $"{context.Device!.Name} ({system})";
    }
}
