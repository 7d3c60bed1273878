using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the adminConsentRequestPolicy object of Graph.</summary>
public static class AdminConsentRequestPolicyMapper
{
    public static AdminConsentRequestPolicy Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        IsEnabled = row.Flag("isEnabled"),
        Reviewers = row.Objects("reviewers") is { } reviewers
            ? [.. reviewers.Select(reviewer => new ConsentReviewer { Query = reviewer.Text("query"), QueryType = reviewer.Text("queryType") })]
            : null,
    };
}
