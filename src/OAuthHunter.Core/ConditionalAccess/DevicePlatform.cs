namespace OAuthHunter.ConditionalAccess;

/// <summary>Operating systems that Conditional Access tells apart, by what the user agent says of itself.</summary>
public enum DevicePlatform
{
    Windows,
    MacOS,
    IOS,
    Android,
    Linux,
    WindowsPhone,

    /// <summary>None of them: any user agent that names no known system.</summary>
    Unknown,
}
