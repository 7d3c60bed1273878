using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Exchange role groups; that a member came or went is a change of the group.</summary>
internal sealed class RoleGroupKind() : ListedKind<RoleGroup>(MailFlowObjectKind.RoleGroup, EntitySets.RoleGroups, group => group.Name ?? group.Identity, "RoleGroup", "RoleGroupMember")
{
    // The built-in groups, Organization Management among them, were there before any log.
    public override bool AlwaysExists => true;

    public override MailFlowEffect? EffectOf(string verb, string noun) => noun.Equals("RoleGroupMember", StringComparison.OrdinalIgnoreCase)
        ? verb is "add" or "remove" or "update" ? MailFlowEffect.Changed : null
        : base.EffectOf(verb, noun);
}
