using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Reads what the organisation's settings and the audit log say of Exchange Web Services.</summary>
internal static class EwsAccessReader
{
    public static EwsAccess Read(EvidenceStore store)
    {
        var config = store.Objects<OrganizationConfig>(EntitySets.OrganizationConfig).FirstOrDefault();
        return new EwsAccess
        {
            IsEnabled = config?.EwsEnabled,
            AllowedAppIds = config?.EwsAllowedAppIDs,
            Evidence = config is null ? null : EvidenceItem.Of(
                EntitySets.OrganizationConfig,
                config,
                config.Identity,
                $"EWS is {(config.EwsEnabled switch { true => "enabled", false => "disabled", _ => "at its default" })}{(config.EwsAllowedAppIDs is { } apps ? $", {apps.Count} app(s) on its list" : string.Empty)}",
                config.WhenChanged),
            Changes = [.. ExchangeOperationReader.Read(ExchangeOperationReader.ByNoun(store.ExchangeOperations), new SettingKind("OrganizationConfig"))
                .Where(change => change.Succeeded && change.Parameters.Any(parameter => parameter.Name.StartsWith("Ews", StringComparison.OrdinalIgnoreCase)))],
        };
    }

    /// <summary>The application ids that a change put on the list.</summary>
    public static IReadOnlyList<string> AppIds(string? list) => list is null
        ? []
        : [.. list.Split([';', ',', ' ', '@', '{', '}', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(AuditValues.FirstGuid).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
}
