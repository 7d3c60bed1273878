namespace OAuthHunter;

/// <summary>Where the pages of the cmdlets are read online: what <c>Get-Help -Online</c> opens where no help file is found.</summary>
internal static class HelpPages
{
    /// <summary>Each cmdlet has a page here, named for it.</summary>
    public const string Folder = "https://github.com/OAuthHunter/OAuthHunter/blob/main/docs/en-US/";
}
