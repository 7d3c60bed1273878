using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Joins the objects of a listing with the lives that the log tells of.</summary>
internal static class LivingObjects<TModel, THistory>
    where TModel : EvidenceRecord
    where THistory : MailFlowObjectHistory
{
    // WhenCreated of an export can stand in local time: within a day it is the creation that the log shows.
    private static readonly TimeSpan Zone = TimeSpan.FromHours(26);

    /// <summary>Each object once: two exports can hold the same listing. The last changed is the later listing.</summary>
    public static IReadOnlyList<TModel> Distinct(MailFlowKind<TModel, THistory> kind, IReadOnlyList<TModel> objects) =>
        [.. objects
            .GroupBy(model => (kind.NameOf(model) ?? kind.GuidOf(model) ?? string.Empty).ToLowerInvariant(), StringComparer.Ordinal)
            .Select(same => same
                .OrderByDescending(model => kind.ChangedAt(model) ?? DateTimeOffset.MinValue)
                .ThenBy(model => model.Origin.ToString(), StringComparer.Ordinal)
                .First())
            .OrderBy(model => kind.NameOf(model), StringComparer.OrdinalIgnoreCase)];

    public static void Join(MailFlowKind<TModel, THistory> kind, LifeIndex<TModel> index, IReadOnlyList<TModel> living)
    {
        foreach (var model in living)
        {
            var name = kind.NameOf(model) ?? kind.GuidOf(model) ?? "(no name)";
            var identities = kind.IdentitiesOf(model, name);
            var life = Find(kind, index, model, identities);
            if (life is null)
            {
                index.Add(life = new MailFlowLife<TModel>(name), identities);
            }
            else if (!life.IsOver)
            {
                // The listing is the later word on the name.
                index.Rename(life, name);
            }

            life.Living = model;
        }
    }

    private static MailFlowLife<TModel>? Find(MailFlowKind<TModel, THistory> kind, LifeIndex<TModel> index, TModel model, IReadOnlyList<ObjectIdentity> identities)
    {
        var candidates = index.Ever(identities).Where(life => life.Living is null && identities.Any(life.Is)).ToList();
        var alive = candidates.LastOrDefault(life => !life.IsOver);
        if (alive is not null)
        {
            if (!(kind.CreatedAt(model) > alive.Creation?.Time + Zone))
            {
                return alive;
            }

            LifeIndex<TModel>.Close(alive);
            alive.AddGap("The object of that name is younger than this creation, and the log shows no removal in between.");
            return null;
        }

        // Listed before it was removed: its last change is older than the removal.
        return candidates.LastOrDefault(life => kind.ChangedAt(model) <= life.Removal?.Time
            && !(kind.ChangedAt(model) + Zone < life.Creation?.Time));
    }
}
