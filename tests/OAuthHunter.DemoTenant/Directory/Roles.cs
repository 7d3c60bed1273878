using OAuthHunter.Knowledge;

namespace OAuthHunter.DemoTenant.Directory;

/// <summary>Entra roles in use. Template ids are Microsoft's.</summary>
internal static class Roles
{
    public const string Exchange = WellKnown.ExchangeAdministrator;
    public const string GlobalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
    public const string SecurityReader = "5d6b6bb7-de71-4623-b4af-96380a352509";
    public const string Security = "194ae4cb-b126-40b2-bd5b-6091b380977d";
    public const string Application = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";
    public const string ConditionalAccess = "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9";
    public const string HelpDesk = "729827e3-9c14-49f7-bb1b-9608f156bbb8";
    public const string User = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    public const string Groups = "fdd7a751-b60b-444a-984c-02652fe8fa1c";
    public const string SharePoint = "f28a1f50-f6e7-4571-818b-6a12f2af6b6c";
    public const string Teams = "69091246-20e8-4a56-aa4d-066075b2a7a8";
    public const string Authentication = "c4e39bd9-1100-46d3-8c65-fb160da0071f";

    public static IReadOnlyList<(string TemplateId, string Name)> All { get; } =
    [
        (WellKnown.GlobalAdministrator, "Global Administrator"), (Exchange, "Exchange Administrator"), (GlobalReader, "Global Reader"),
        (SecurityReader, "Security Reader"), (Security, "Security Administrator"), (Application, "Application Administrator"),
        (ConditionalAccess, "Conditional Access Administrator"), (HelpDesk, "Helpdesk Administrator"), (User, "User Administrator"),
        (Groups, "Groups Administrator"), (SharePoint, "SharePoint Administrator"), (Teams, "Teams Administrator"),
        (Authentication, "Authentication Administrator"),
    ];

    /// <summary>Roles of each personal administrator account.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> OfAdministrators { get; } =
    [
        [WellKnown.GlobalAdministrator], [WellKnown.GlobalAdministrator], [WellKnown.GlobalAdministrator], [Security],
        [Exchange], [Exchange], [User],
        [Application], [Application, Groups], [ConditionalAccess], [Authentication],
        [HelpDesk], [HelpDesk], [HelpDesk],
        [SharePoint], [Teams], [Teams, SharePoint], [GlobalReader], [SecurityReader], [User],
    ];

    public static string NameOf(string templateId) => All.Single(role => role.TemplateId == templateId).Name;
}
