namespace OAuthHunter.Facts.MailFlow;

/// <summary>Rules that belong together because each takes off a header and something ties them.</summary>
/// <param name="Rules">In time order, then by name.</param>
/// <param name="Tie">What ties them, for people.</param>
/// <param name="IsTimed">False when neither times nor names tie them, only that nothing sets them apart.</param>
/// <param name="IsFromLog">Times and actors are those of the audit log, not of the objects.</param>
internal sealed record HeaderRuleGroup(IReadOnlyList<TransportRuleHistory> Rules, string Tie, bool IsTimed, bool IsFromLog)
{
    /// <summary>Distinct headers of the 2022 campaign that they take off together.</summary>
    public IReadOnlyList<string> SeedHeaders { get; } =
        [.. Rules.SelectMany(HeaderRemoval.Telling).Where(HeaderRemoval.IsSeed).Select(header => header.Header).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether any of them hides the source of mail; false for a product that takes off headers of its own.</summary>
    public bool HidesSource => Rules.Any(HeaderRemoval.HidesSource);
}
