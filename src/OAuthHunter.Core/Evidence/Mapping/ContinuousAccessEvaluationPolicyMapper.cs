using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the continuousAccessEvaluationPolicy object of Graph beta.</summary>
public static class ContinuousAccessEvaluationPolicyMapper
{
    public static ContinuousAccessEvaluationPolicy Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        IsEnabled = row.Flag("isEnabled"),
        Migrate = row.Flag("migrate"),
        Users = row.Texts("users"),
        Groups = row.Texts("groups"),
    };
}
