namespace OAuthHunter.Packaging;

/// <summary>The module as built must not be shipped; the message says why.</summary>
public sealed class PackagingException(string message) : Exception(message);
