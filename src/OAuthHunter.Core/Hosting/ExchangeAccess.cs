namespace OAuthHunter.Hosting;

/// <summary>Which road leads to Exchange Online.</summary>
public enum ExchangeAccess
{
    /// <summary>
    /// The REST endpoint where the connection can get a token for it, otherwise the user's session. With existing sessions it is
    /// the other way round: nobody who names his session wants another.
    /// </summary>
    Auto,

    /// <summary>The session that the user opened with Connect-ExchangeOnline.</summary>
    Session,

    /// <summary>The REST endpoint that the Exchange Online module itself speaks.</summary>
    Rest,
}
