namespace OAuthHunter.Model;

/// <summary>
/// A property before and after a change. Graph wraps the values in JSON (<c>"\"text\""</c>, <c>"[...]"</c>), the unified
/// audit log does not: both are unwrapped once when read, so a plain string here is the plain value.
/// </summary>
public sealed record ModifiedProperty(string Name, string? OldValue, string? NewValue);
