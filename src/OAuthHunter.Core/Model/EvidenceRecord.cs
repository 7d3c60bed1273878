using OAuthHunter.Evidence;

namespace OAuthHunter.Model;

/// <summary>A record as read from the evidence. It remembers where it stood, so that a finding can show its rows.</summary>
public abstract record EvidenceRecord
{
    /// <summary>File and line (or live endpoint and page) that the record came from.</summary>
    public EvidenceOrigin Origin { get; set; }
}
