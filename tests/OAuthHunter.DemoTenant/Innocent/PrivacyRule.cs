using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Innocent;

/// <summary>The works council asked that mail to the world does not tell where its author sat.</summary>
internal static class PrivacyRule
{
    public static void Build(Contoso contoso)
    {
        const string name = "Privacy: hide client address";
        contoso.Innocent.Add(name);
        MailFlow.AddRule(contoso, 3, new TransportRule
        {
            Name = name,
            Comments = "Agreed with the works council.",
            RemoveHeader = "X-Originating-IP",
            FromScope = "InOrganization",
            SentToScope = "NotInOrganization",
            Conditions = ["FromScope", "SentToScope"],
            Actions = ["RemoveHeader"],
            WhenChanged = contoso.DaysAgo(730).AddHours(10),
        });
    }
}
