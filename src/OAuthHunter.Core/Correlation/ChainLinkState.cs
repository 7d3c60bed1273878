namespace OAuthHunter.Correlation;

/// <summary>Whether a link of a chain was found.</summary>
public enum ChainLinkState
{
    /// <summary>The evidence shows it.</summary>
    Found,

    /// <summary>The evidence would show it and does not.</summary>
    NotFound,

    /// <summary>The evidence that would show it is missing.</summary>
    NotAssessed,
}
