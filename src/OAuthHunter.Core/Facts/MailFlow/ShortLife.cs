namespace OAuthHunter.Facts.MailFlow;

/// <summary>Lives that look like tools of the moment: made, used and cleared away.</summary>
internal static class ShortLife
{
    public static readonly TimeSpan Limit = TimeSpan.FromDays(7);

    /// <summary>Made and removed within the limit, both seen.</summary>
    public static bool IsShort(MailFlowObjectHistory history) => history.Lifetime <= Limit;

    /// <summary>Its making was seen and it is gone, but no record tells of the removal.</summary>
    public static bool HasVanished(MailFlowObjectHistory history) =>
        history.IsGone && history.RemovedAt is null && history.Events.Any(change => change.IsCreation && change.Succeeded);

    /// <summary>Whether both existed at one time. False when the beginning of either is not known.</summary>
    public static bool Overlap(MailFlowObjectHistory left, MailFlowObjectHistory right) =>
        Start(left) is { } leftStart && Start(right) is { } rightStart
        && !(End(left) < rightStart) && !(End(right) < leftStart);

    // What is gone, nobody knows since when, is known to have lived until something last happened to it; what may live has no end.
    private static DateTimeOffset? End(MailFlowObjectHistory history) => history.RemovedAt ?? (history.IsGone ? history.LastChange?.Time : null);

    private static DateTimeOffset? Start(MailFlowObjectHistory history) => history.CreatedAt ?? history.Events.FirstOrDefault()?.Time;
}
