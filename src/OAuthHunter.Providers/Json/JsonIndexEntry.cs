using System.Text.Json;

namespace OAuthHunter.Providers.Json;

/// <summary>One property of an indexed object.</summary>
/// <param name="Name">As written.</param>
/// <param name="Type">What its value begins with.</param>
/// <param name="Start">First byte of the value, quotes and brackets included.</param>
/// <param name="Length">Bytes of the value.</param>
/// <param name="IsEscaped">Whether a text holds escapes.</param>
internal readonly record struct JsonIndexEntry(string Name, JsonTokenType Type, int Start, int Length, bool IsEscaped);
