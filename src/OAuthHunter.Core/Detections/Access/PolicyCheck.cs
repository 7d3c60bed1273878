using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Access;

/// <summary>A detection about policies that can also say which of them make it pass.</summary>
public abstract class PolicyCheck : Detection
{
    /// <summary>Names of the policies (or security defaults) that satisfy it, in whole or in part.</summary>
    public virtual IEnumerable<string> Proof(HuntContext context) => [];

    public override IEnumerable<string> NotAssessed(HuntContext context) =>
        context.Facts.ConditionalAccess.Engine is null ? context.Facts.ConditionalAccess.Inputs.Gaps : [];
}
