using OAuthHunter.ConditionalAccess;
using OAuthHunter.Detections.Mfa;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Access;

/// <summary>A check of something that should be demanded of every administrator, emergency accounts left out.</summary>
public abstract class AdministratorsCheck : PolicyCheck
{
    private protected abstract AccessDemand Demand(AdminAccess access);

    /// <summary>What is wrong, after "5 of 7 administrators".</summary>
    private protected abstract string Missing { get; }

    public override IEnumerable<string> Proof(HuntContext context) => PolicyRows.Bound(context)
        .SelectMany(admin => admin.Access is { } access ? Demand(access).By : []).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal);

    public override IEnumerable<string> NotAssessed(HuntContext context) => context.Facts.ConditionalAccess.Engine is null
        ? base.NotAssessed(context)
        : PolicyRows.Bound(context).Where(admin => admin.Access is { } access && Demand(access).State == DemandState.NotAssessed)
            .Select(admin => $"{admin.UserPrincipalName}: {string.Join(" | ", Demand(admin.Access!).Unknown)}");

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var bound = PolicyRows.Bound(context);
        var lacking = bound.Where(admin => admin.Access is { } access && Demand(access).State is DemandState.No or DemandState.Partly).ToList();
        if (lacking.Count == 0)
        {
            yield break;
        }

        var worst = lacking.FirstOrDefault(admin => Demand(admin.Access!).State == DemandState.No) ?? lacking[0];
        var demand = Demand(worst.Access!);
        var why = PolicyRows.Why(demand);
        yield return FindingFactory.Create(
            Descriptor, AdminFindings.Tenant(context), Judge(lacking, bound),
            $"{lacking.Count} of {bound.Count} administrators {Missing}: {PolicyRows.List(lacking.Select(admin => admin.UserPrincipalName))}{(why.Length > 0 ? $". For {worst.UserPrincipalName}: {why}" : string.Empty)}.",
            [.. PolicyRows.Survey(context, $"{lacking.Count} administrators {Missing}"), .. lacking.SelectMany(admin => PolicyRows.Behind(Demand(admin.Access!))).Distinct(), .. lacking.Take(5).SelectMany(admin => admin.Roles.Take(1).Select(role => role.Evidence))]);
    }

    private protected virtual Severity Judge(IReadOnlyList<AdminProfile> lacking, IReadOnlyList<AdminProfile> all) => Descriptor.Severity;
}
