using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>DKIM signing, one object a domain; a creation names it by DomainName, everything else by Identity.</summary>
internal sealed class DkimKind() : ListedKind<DkimSigningConfig>(MailFlowObjectKind.Policy, EntitySets.DkimSigningConfigs, config => config.Domain ?? config.Identity, "DkimSigningConfig")
{
    public override IReadOnlyList<string> NameParameters { get; } = ["DomainName"];

    public override bool AlwaysExists => true;
}
