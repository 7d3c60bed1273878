using OAuthHunter.Detections;
using OAuthHunter.Hosting;

namespace OAuthHunter.Output;

/// <summary>Whether a connection can read what a detection takes, and exactly what to ask for if not.</summary>
public sealed class DetectionAccess
{
    internal DetectionAccess(DetectionDescriptor descriptor, IReadOnlyDictionary<string, EntitySetAccess> access)
    {
        DetectionId = descriptor.Id;
        Title = descriptor.Title;
        var missing = descriptor.Needs.SelectMany(need => need.Sets).Select(set => access[set.Name]).Where(set => set.State != AccessState.Ready)
            .GroupBy(set => set.EntitySet).Select(group => group.First()).ToList();
        var met = descriptor.Needs.Count(need => need.Sets.All(set => access[set.Name].State == AccessState.Ready));
        Readiness = missing.Count == 0 ? DetectionReadiness.Ready : met == 0 ? DetectionReadiness.NotReady : DetectionReadiness.Partly;
        Missing = [.. missing.Select(set => $"{set.EntitySet} ({set.State})")];
        AskFor = [.. missing.Select(AskOf).Distinct()];
        Reasons = [.. missing.Select(set => $"{set.EntitySet}: {set.Reason}")];
    }

    /// <summary>Binds to -DetectionId.</summary>
    public string DetectionId { get; }

    public string Title { get; }

    public DetectionReadiness Readiness { get; }

    /// <summary>Sets that cannot be read, and in which way.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>The consent, role or licence to ask for.</summary>
    public IReadOnlyList<string> AskFor { get; }

    /// <summary>What the service or the token said.</summary>
    public IReadOnlyList<string> Reasons { get; }

    public override string ToString() => $"{DetectionId}: {Readiness}";

    private static bool IsGraph(EntitySetAccess set) => set.Permissions.Count > 0 && !set.Permissions[0].StartsWith("Exchange.", StringComparison.Ordinal);

    private static string AskOf(EntitySetAccess set) => set.State switch
    {
        AccessState.MissingPermission when IsGraph(set) => $"Admin consent to the Microsoft Graph permission {set.Permissions[0]}",
        AccessState.MissingPermission => "Admin consent to Exchange.ManageAsApp (Office 365 Exchange Online)",
        AccessState.MissingRole => "The Entra role Global Reader or Security Reader",
        AccessState.MissingLicence => $"{set.Licence ?? "The licence for it"}, or do without this evidence",
        AccessState.NotConnected => "A connection that reaches Exchange Online: Exchange.ManageAsApp and the Entra role Global Reader or Security Reader",
        _ => "Nothing yet: the service did not answer. Test again",
    };
}
