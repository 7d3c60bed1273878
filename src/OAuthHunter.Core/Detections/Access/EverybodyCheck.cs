using OAuthHunter.ConditionalAccess;
using OAuthHunter.Detections.Mfa;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Access;

/// <summary>A check of something that should be demanded of every member.</summary>
public abstract class EverybodyCheck : PolicyCheck
{
    private protected abstract AccessDemand Demand(AdminAccess access);

    /// <summary>What is wrong when nothing makes the demand.</summary>
    private protected abstract string Missing { get; }

    public override IEnumerable<string> Proof(HuntContext context) => context.Facts.ConditionalAccess.Member is { } member ? Demand(member).By : [];

    public override IEnumerable<string> NotAssessed(HuntContext context) => context.Facts.ConditionalAccess.Member is { } member
        ? Demand(member) is { State: DemandState.NotAssessed } demand ? demand.Unknown : []
        : base.NotAssessed(context);

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (context.Facts.ConditionalAccess.Member is not { } member || Demand(member) is not { State: DemandState.No or DemandState.Partly } demand)
        {
            yield break;
        }

        var isPartial = demand.State == DemandState.Partly;
        var why = PolicyRows.Why(demand);
        yield return FindingFactory.Create(
            Descriptor, AdminFindings.Tenant(context), isPartial ? Descriptor.Severity - 1 : Descriptor.Severity,
            $"{Missing}{(isPartial ? " for all: some policy does so only in part" : string.Empty)}{(why.Length > 0 ? $". {why}" : string.Empty)}.",
            [.. PolicyRows.Survey(context, Missing), .. PolicyRows.Behind(demand)]);
    }
}
