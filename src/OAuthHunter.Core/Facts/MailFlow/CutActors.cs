using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>
/// Completes the actors of damaged records. A record that is cut off still says by what text the log calls the actor; what kind of
/// actor that is, and by which of its two ids else an application goes, whole records with the same text tell.
/// </summary>
internal sealed class CutActors
{
    private readonly Dictionary<string, AuditRecord?> applications = new(StringComparer.OrdinalIgnoreCase);

    private CutActors()
    {
    }

    public static CutActors Of(IReadOnlyList<AuditRecord> records)
    {
        var actors = new CutActors();
        var wanted = new HashSet<string>(records.Where(record => record.IsDamaged && record.UserId is { Length: > 0 }).Select(record => record.UserId!), StringComparer.OrdinalIgnoreCase);
        foreach (var record in wanted.Count == 0 ? [] : records.Where(record => !record.IsDamaged && record.UserId is not null && wanted.Contains(record.UserId)))
        {
            // Of people, the application in the record is the client that they happened to use.
            if (AuditActors.From(record).Kind == AuditActorKind.Application)
            {
                actors.Learn(record);
            }
        }

        return actors;
    }

    public AuditActor From(AuditRecord record) => record.IsDamaged && record.UserId is { } user && applications.TryGetValue(user, out var whole) && whole is not null
        ? AuditActors.From(record with { UserType = whole.UserType, AppId = record.AppId ?? whole.AppId, ClientAppId = record.ClientAppId ?? whole.ClientAppId, Actor = record.Actor.Count > 0 ? record.Actor : whole.Actor })
        : AuditActors.From(record);

    private void Learn(AuditRecord record)
    {
        if (!applications.TryGetValue(record.UserId!, out var known))
        {
            applications.Add(record.UserId!, record);
        }
        else if (known is not null && AuditActors.From(known).Key != AuditActors.From(record).Key)
        {
            // One text for several applications names none of them.
            applications[record.UserId!] = null;
        }
    }
}
