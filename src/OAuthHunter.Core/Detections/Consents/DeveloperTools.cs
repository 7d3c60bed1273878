using OAuthHunter.Facts.Apps;

namespace OAuthHunter.Detections.Consents;

/// <summary>Microsoft's tools through which anybody with a token can call Graph: public clients, so a grant to them is a grant to whoever has the user.</summary>
internal static class DeveloperTools
{
    private static readonly HashSet<string> Ids = new(StringComparer.OrdinalIgnoreCase)
    {
        "14d82eec-204b-4c2f-b7e8-296a70dab67e", // Microsoft Graph Command Line Tools
        "de8bc8b5-d9f9-48b1-a8ad-b748da725064", // Graph Explorer
    };

    public static bool Contains(AppProfile app) => app.AppId is { } id && Ids.Contains(id);
}
