using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-TransportRule, live or exported.</summary>
public static class TransportRuleMapper
{
    public static TransportRule Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Guid = row.Text("Guid", "ImmutableId", "ExchangeObjectId"),
        Name = row.Text("Name"),
        State = row.Text("State"),
        Mode = row.Text("Mode"),
        Priority = row.Integer("Priority"),
        StopRuleProcessing = row.Flag("StopRuleProcessing"),
        Comments = row.Text("Comments"),
        Description = row.Text("Description"),
        RemoveHeader = row.Text("RemoveHeader"),
        SetHeaderName = row.Text("SetHeaderName"),
        SetHeaderValue = row.Text("SetHeaderValue"),
        SetSCL = row.Text("SetSCL"),
        RedirectMessageTo = ExchangeValues.List(row, "RedirectMessageTo"),
        BlindCopyTo = ExchangeValues.List(row, "BlindCopyTo"),
        CopyTo = ExchangeValues.List(row, "CopyTo"),
        AddToRecipients = ExchangeValues.List(row, "AddToRecipients"),
        DeleteMessage = row.Flag("DeleteMessage"),
        Quarantine = row.Flag("Quarantine"),
        RouteMessageOutboundConnector = row.Text("RouteMessageOutboundConnector"),
        ApplyHtmlDisclaimerText = row.Text("ApplyHtmlDisclaimerText"),
        PrependSubject = row.Text("PrependSubject"),
        FromScope = row.Text("FromScope"),
        SentToScope = row.Text("SentToScope"),
        SenderDomainIs = ExchangeValues.List(row, "SenderDomainIs"),
        SenderIpRanges = ExchangeValues.List(row, "SenderIpRanges"),
        From = ExchangeValues.List(row, "From"),
        HeaderContainsMessageHeader = row.Text("HeaderContainsMessageHeader"),
        HeaderMatchesMessageHeader = row.Text("HeaderMatchesMessageHeader"),
        SubjectContainsWords = ExchangeValues.Whole(row, "SubjectContainsWords"),
        Conditions = ExchangeValues.Whole(row, "Conditions"),
        Exceptions = ExchangeValues.Whole(row, "Exceptions"),
        Actions = ExchangeValues.Whole(row, "Actions"),
        CreatedBy = row.Text("CreatedBy"),
        LastModifiedBy = row.Text("LastModifiedBy"),
        ActivationDate = row.Time("ActivationDate"),
        ExpiryDate = row.Time("ExpiryDate"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };
}
