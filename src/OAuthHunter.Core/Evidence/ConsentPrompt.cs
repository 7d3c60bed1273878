using OAuthHunter.Findings;

namespace OAuthHunter.Evidence;

/// <summary>A sign-in that ended at the consent page: the user said no, or was told to ask an administrator.</summary>
internal sealed record ConsentPrompt(string AppId, string? AppName, string User, int Error, DateTimeOffset Time, EvidenceItem Evidence)
{
    private const int Declined = 65004;
    private const int AdminNeeded = 90094;
    private const int AdminAsked = 90095;

    public static bool IsOne(int? error) => error is Declined or AdminNeeded or AdminAsked;

    public static string Describe(int error) => error switch
    {
        Declined => "declined the consent",
        AdminAsked => "was shown the request for an administrator's consent",
        _ => "was refused: an administrator must consent",
    };
}
