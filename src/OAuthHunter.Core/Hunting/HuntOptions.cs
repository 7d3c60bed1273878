using OAuthHunter.Findings;
using OAuthHunter.Suppression;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Hunting;

/// <summary>What to hunt for.</summary>
public sealed record HuntOptions
{
    /// <summary>Detections to run; empty means all.</summary>
    public IReadOnlyCollection<string> DetectionIds { get; init; } = [];

    /// <summary>The list of known apps to go by.</summary>
    public KnownApps KnownApps { get; init; } = KnownApps.BuiltIn;

    /// <summary>UPNs or object ids of the emergency accounts; empty to recognise them.</summary>
    public IReadOnlyCollection<string> BreakGlass { get; init; } = [];

    /// <summary>Findings below this are not reported.</summary>
    public Severity MinimumSeverity { get; init; } = Severity.Info;

    /// <summary>Findings that ended before this are not reported; states without a time always are.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Findings that somebody answers for. They are reported as suppressed and count for nothing.</summary>
    public AllowList AllowList { get; init; } = AllowList.Empty;

    /// <summary>Findings that began after this are not reported; states without a time always are.</summary>
    public DateTimeOffset? Until { get; init; }
}
