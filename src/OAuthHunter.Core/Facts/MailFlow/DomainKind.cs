using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Accepted and remote domains: an object with a name of its own that cmdlets also take by its domain.</summary>
internal sealed class DomainKind<TListed>(MailFlowObjectKind kind, EntitySet set, Func<TListed, string?> name, string noun) : ListedKind<TListed>(kind, set, name, noun)
    where TListed : EvidenceRecord
{
    public override IReadOnlyList<string> NameParameters { get; } = ["Name", "DomainName"];

    public override IReadOnlyList<ObjectIdentity> IdentitiesOf(MailFlowObject model, string name) =>
        [.. base.IdentitiesOf(model, name), .. model.Values.Where(value => value.Name == "DomainName" && value.Value is not null).Select(value => new ObjectIdentity(null, "domain:" + value.Value!.ToLowerInvariant()))];

    // The domain is no name that can change hands, so it serves as the object's own key beside the name.
    public override IReadOnlyList<ObjectIdentity> Identify(MailFlowEvent change)
    {
        var identities = base.Identify(change);
        return [.. identities
            .Where(identity => identity.Guid is not null || identities.First(other => other.Name is not null) == identity)
            .Concat(identities.Where(identity => identity.Name?.IndexOf('.') > 0).Select(identity => new ObjectIdentity(null, "domain:" + identity.Name!.ToLowerInvariant())))
            .Distinct()];
    }
}
