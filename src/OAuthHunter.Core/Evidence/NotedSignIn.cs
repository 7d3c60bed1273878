using OAuthHunter.Findings;

namespace OAuthHunter.Evidence;

/// <summary>A sign-in, or several within an hour, that Identity Protection rated risky or that took a device code.</summary>
internal sealed record NotedSignIn(string User, string? UserId, string Kind, DateTimeOffset First, DateTimeOffset Last, EvidenceItem Evidence);
