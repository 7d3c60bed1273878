using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Graph;

/// <summary>What one request inside a batch gave: a body, or why there is none.</summary>
internal sealed record BatchItem(byte[]? Body, ServiceException? Failure);
