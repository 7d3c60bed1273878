using System.Management.Automation;

namespace OAuthHunter.Shell;

/// <summary>An error as people read it: who says what, and what to do about it.</summary>
internal static class ErrorText
{
    public static IEnumerable<string> Of(ErrorRecord error)
    {
        var command = error.InvocationInfo?.MyCommand?.Name;
        var message = error.ErrorDetails?.Message is { Length: > 0 } details ? details : error.Exception.Message;
        yield return command is null ? message : $"{command}: {message}";
        if (error.ErrorDetails?.RecommendedAction is { Length: > 0 } action)
        {
            yield return "  " + action;
        }

        if (error.InvocationInfo is { ScriptName.Length: > 0 } place)
        {
            yield return $"  at {Path.GetFileName(place.ScriptName)}:{place.ScriptLineNumber}";
        }
    }
}
