using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Model;

namespace OAuthHunter.Hunting;

/// <summary>One operation in the life of an object of mail flow.</summary>
public sealed record MailFlowStep
{
    public required DateTimeOffset Time { get; init; }

    /// <summary>Cmdlet as logged.</summary>
    public required string Operation { get; init; }

    public MailFlowEffect Effect { get; init; }

    /// <summary>False when the cmdlet failed and changed nothing.</summary>
    public bool Succeeded { get; init; } = true;

    /// <summary>Who did it, by name where the evidence knows one.</summary>
    public string? Actor { get; init; }

    public AuditActorKind ActorKind { get; init; }

    public string? Address { get; init; }

    /// <summary>Program through which it was done, by name where it is known, else its application id.</summary>
    public string? Client { get; init; }

    /// <summary>Only what was typed.</summary>
    public IReadOnlyList<NameValue> Parameters { get; init; } = [];

    public string? RecordId { get; init; }

    /// <summary>File and line, or live endpoint, of the record.</summary>
    public string? Origin { get; init; }

    public override string ToString()
    {
        var who = $"{Operation}{(Succeeded ? string.Empty : " (failed)")} by {Actor ?? "an unknown actor"}{(Address is null ? string.Empty : $" from {Address}")}{(Client is null ? string.Empty : $" with {Client}")}";
        var typed = string.Join(", ", Parameters.Select(parameter => $"{parameter.Name}={parameter.Value}"));
        return $"{Time.AsSecond()}Z  {who}{(typed.Length == 0 ? string.Empty : ": " + typed)}";
    }
}
