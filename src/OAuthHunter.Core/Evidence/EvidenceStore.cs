using System.Collections.Concurrent;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Facts.MailVolume;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>
/// Keeps what detections can need: every object, every audit record of an operation that changes apps, roles or mail flow, and
/// bounded ledgers of sign-ins, message trace, mail access and app activity. All other log rows pass by.
/// </summary>
public sealed class EvidenceStore : IEvidenceSink
{
    private readonly Dictionary<EntitySet, List<EvidenceRecord>> objects = [];
    private readonly List<DirectoryAudit> directoryAudits = [];
    private readonly List<AuditRecord> exchangeOperations = [];

    private readonly SharedTexts words = new();

    // Once all is read, everybody who asks for a set looks at the same list.
    private readonly ConcurrentDictionary<EntitySet, object> views = new();

    private EvidencePool? pool;

    private readonly Lazy<HashSet<string>> servicePrincipalIds;

    public EvidenceStore()
    {
        servicePrincipalIds = new(() => new HashSet<string>(Objects<ServicePrincipal>(EntitySets.ServicePrincipals).Select(app => app.Id).OfType<string>(), StringComparer.OrdinalIgnoreCase));
        pool = new EvidencePool(words);
        Grants = new DelegatedGrantTable(words);
    }

    /// <summary>Sign-ins, distilled.</summary>
    public SignInLedger SignIns { get; } = new();

    /// <summary>Message trace, distilled.</summary>
    public MailTraceLedger MailTraces { get; } = new();

    /// <summary>Mailboxes read and mail sent, distilled.</summary>
    public MailAccessLedger MailAccess { get; } = new();

    /// <summary>What apps did, distilled.</summary>
    public AppActivityLedger AppActivity { get; } = new();

    /// <summary>Sign-ins of apps as themselves, distilled.</summary>
    public AppSignInLedger AppSignIns { get; } = new();

    /// <summary>Sign-ins of people that tell something of consents.</summary>
    public ConsentSignInLedger ConsentSignIns { get; } = new();

    /// <summary>Who was added to which group, distilled.</summary>
    public GroupAdditionLedger GroupAdditions { get; } = new();

    /// <summary>Changes in Entra, from the directory audit and from the unified audit log.</summary>
    public IReadOnlyList<DirectoryAudit> DirectoryAudits => directoryAudits;

    /// <summary>Exchange admin operations that change mail flow, roles or protection.</summary>
    public IReadOnlyList<AuditRecord> ExchangeOperations => exchangeOperations;

    /// <summary>Time of the last log record; null without logs.</summary>
    public DateTimeOffset? LatestEvent { get; private set; }

    /// <summary>Object ids of all service principals.</summary>
    internal HashSet<string> ServicePrincipalIds => servicePrincipalIds.Value;

    /// <summary>Objects kept.</summary>
    internal int Count => Grants.Count + objects.Values.Sum(list => list.Count);

    /// <summary>The objects of a posture set, in the order read.</summary>
    public IReadOnlyList<T> Objects<T>(EntitySet set)
        where T : EvidenceRecord => set == EntitySets.OAuth2PermissionGrants ? (IReadOnlyList<T>)(object)Grants
            : !objects.TryGetValue(set, out var list) ? []
            : pool is not null ? [.. list.Cast<T>()]
            : (IReadOnlyList<T>)views.GetOrAdd(set, _ => list.Cast<T>().ToArray());

    /// <summary>The delegated grants, apart from the other objects because there can be half a million.</summary>
    internal DelegatedGrantTable Grants { get; }

    public void Add(EntitySet set, EvidenceRecord record)
    {
        switch (record)
        {
            case SignIn signIn:
                AddSignIn(signIn);
                break;
            case DirectoryAudit audit:
                AddDirectoryAudit(audit);
                break;
            case AuditRecord audit:
                AddAuditRecord(audit);
                break;
            case MessageTrace trace:
                Observe(trace.Received);
                MailTraces.Add(trace);
                break;
            case AzureActivity activity:
                Observe(activity.EventTimestamp);
                if (AzureActivityMapper.IsDiagnosticSetting(activity.OperationName))
                {
                    Keep(set, activity);
                }

                break;
            case OAuth2PermissionGrant grant when set == EntitySets.OAuth2PermissionGrants:
                Grants.Add(grant);
                break;
            default:
                Keep(set, record);
                break;
        }
    }

    /// <summary>Says that all is read, so that what was only needed for that can go.</summary>
    internal void Seal()
    {
        pool = null;
        words.Seal();
    }

    private void Keep(EntitySet set, EvidenceRecord record)
    {
        if (!objects.TryGetValue(set, out var list))
        {
            objects.Add(set, list = []);
        }

        list.Add(pool?.Share(record) ?? record);
    }

    private void AddSignIn(SignIn signIn)
    {
        Observe(signIn.CreatedDateTime);
        SignIns.Add(signIn);
        AppActivity.Add(signIn);
        AppSignIns.Add(signIn);
        ConsentSignIns.Add(signIn);
    }

    private void AddDirectoryAudit(DirectoryAudit audit)
    {
        Observe(audit.ActivityDateTime);
        if (!GroupAdditions.TryAdd(audit) && (AuditOperations.IsDirectoryChange(audit.ActivityDisplayName) || AuditOperations.IsProtectionChange(audit)))
        {
            directoryAudits.Add(audit);
        }
    }

    private void AddAuditRecord(AuditRecord record)
    {
        Observe(record.CreationTime);
        AppActivity.Add(record);
        MailAccess.Add(record);
        if (AuditRecordReader.ToSignIn(record) is { } signIn)
        {
            SignIns.Add(signIn);
            AppSignIns.Add(signIn);
            ConsentSignIns.Add(signIn);
        }
        else if (AuditRecordReader.ToDirectoryAudit(record) is { } audit)
        {
            AddDirectoryAudit(audit);
        }
        else if (AuditOperations.IsExchangeChange(record))
        {
            exchangeOperations.Add(record);
        }
    }

    private void Observe(DateTimeOffset? time)
    {
        if (time is { } known && !(LatestEvent >= known))
        {
            LatestEvent = known;
        }
    }
}
