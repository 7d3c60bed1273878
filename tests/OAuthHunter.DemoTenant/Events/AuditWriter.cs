using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Events;

/// <summary>
/// Writes a change in Entra into both logs. They differ as they do in life: the unified log has an id of its own, whole seconds,
/// no address, everything about the target as one flat list, and pretty-printed JSON in its values.
/// </summary>
internal sealed class AuditWriter(Contoso contoso, string purpose)
{
    private readonly DemoRandom random = contoso.Random("audits/" + purpose);

    public static DateTimeOffset WholeSeconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    public void Write(DirectoryChange change)
    {
        var correlation = random.Guid();
        contoso.Add(EntitySets.DirectoryAudits, new DirectoryAudit
        {
            Id = $"Directory_{correlation}_{random.Hex(5)}_{random.Between(1_000_000, 99_999_999)}",
            ActivityDateTime = change.Time,
            ActivityDisplayName = change.Activity,
            Category = change.Category,
            OperationType = change.OperationType,
            Result = "success",
            CorrelationId = correlation,
            LoggedByService = "Core Directory",
            InitiatedBy = new AuditActor
            {
                Kind = AuditActorKind.User,
                Id = change.Actor.Id,
                UserPrincipalName = change.Actor.UserPrincipalName,
                IPAddress = change.IPAddress,
                UserAgent = change.UserAgent,
            },
            TargetResources = change.Targets,
            AdditionalDetails = Details(change),
        });
        contoso.Add(EntitySets.UnifiedAuditLog, Shadow(change));
    }

    private static NameValue[] Details(DirectoryChange change) =>
        change.AppId is null
            ? [new NameValue("User-Agent", change.UserAgent)]
            : [new NameValue("User-Agent", change.UserAgent), new NameValue("AppId", change.AppId)];

    private AuditRecord Shadow(DirectoryChange change)
    {
        var target = change.Targets[0];
        var details = Details(change).ToDictionary(detail => detail.Name, detail => detail.Value);
        return new AuditRecord
        {
            Id = random.Guid(),
            CreationTime = WholeSeconds(change.Time),
            Operation = change.Activity,
            RecordType = "8",
            Workload = "AzureActiveDirectory",
            ResultStatus = "Success",
            OrganizationId = contoso.TenantId,
            UserId = change.Actor.UserPrincipalName,
            UserKey = $"{contoso.Random("puid/" + change.Actor.Id).Hex(16)}@{Contoso.InitialDomain}",
            UserType = 0,
            ObjectId = target.UserPrincipalName ?? change.AppId ?? target.Id,
            ExtendedProperties =
            [
                new NameValue("additionalDetails", JsonSerializer.Serialize(details)),
                new NameValue("extendedAuditEventCategory", target.Type),
            ],
            ModifiedProperties = [.. change.Targets.SelectMany(item => item.ModifiedProperties).Select(property => property with { OldValue = Pretty(property.OldValue), NewValue = Pretty(property.NewValue) })],
            Actor = [new TypedId(change.Actor.UserPrincipalName, 5), new TypedId($"User_{change.Actor.Id}", 2), new TypedId(change.Actor.Id, 2), new TypedId("User", 2)],
            Target = [.. FlatTarget(target, change.AppId)],
        };
    }

    private static IEnumerable<TypedId> FlatTarget(AuditTarget target, string? appId)
    {
        yield return new TypedId($"{target.Type}_{target.Id}", 2);
        yield return new TypedId(target.Id!, 2);
        yield return new TypedId(target.Type!, 2);
        if (target.UserPrincipalName is not null)
        {
            yield return new TypedId(target.UserPrincipalName, 5);
            yield break;
        }

        if (target.DisplayName is not null)
        {
            yield return new TypedId(target.DisplayName, 1);
        }

        if (appId is not null)
        {
            yield return new TypedId(appId, 2);
            yield return new TypedId(appId, 4);
        }
    }

    private static string? Pretty(string? value)
    {
        if (value is null)
        {
            return string.Empty;
        }

        // The service writes CR LF whatever the machine; only plain lists of values are laid out here.
        return value.StartsWith("[\"", StringComparison.Ordinal) && value.EndsWith("\"]", StringComparison.Ordinal)
            ? "[\r\n  " + value[1..^1].Replace("\",\"", "\",\r\n  \"") + "\r\n]"
            : value;
    }
}
