namespace OAuthHunter.ConditionalAccess;

/// <summary>How a sign-in is carried from where the user is to where the token goes.</summary>
public enum SignInFlow
{
    Ordinary,

    /// <summary>A code is typed on another device: the flow of device code phishing.</summary>
    DeviceCode,

    /// <summary>A signed-in state is moved to a phone by QR code.</summary>
    AuthenticationTransfer,
}
