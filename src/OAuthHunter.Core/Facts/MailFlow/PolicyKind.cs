using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Policies of which one, named Default, was there before any log.</summary>
internal sealed class PolicyKind<TListed>(EntitySet set, Func<TListed, string?> name, string noun) : ListedKind<TListed>(MailFlowObjectKind.Policy, set, name, noun)
    where TListed : EvidenceRecord
{
    public override bool AlwaysExists => true;
}
