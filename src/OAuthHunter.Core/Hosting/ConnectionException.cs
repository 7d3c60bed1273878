namespace OAuthHunter.Hosting;

/// <summary>A connection that could not be made. The message is fit for people and never holds credential material.</summary>
public sealed class ConnectionException : Exception
{
    public ConnectionException(ConnectionFailure failure, string message, string recommendedAction, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
        RecommendedAction = recommendedAction;
    }

    public ConnectionFailure Failure { get; }

    /// <summary>What the user can do about it.</summary>
    public string RecommendedAction { get; }
}
