using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OAuthHunter.Benchmarks;

/// <summary>
/// An invented Exchange admin log as an export of Search-UnifiedAuditLog: forty campaigns, each a connector and twelve rules made,
/// changed and removed, in everyday administration and the set-up work of vendors. Rows are shuffled, four of ten are copies, and
/// one in a hundred is cut off. The same numbers give the same bytes.
/// </summary>
internal sealed class ExchangeCampaignLog
{
    public const int Campaigns = 40;

    private const string Organisation = "NAMPR01A001.prod.outlook.com/Microsoft Exchange Hosted Organizations/contoso.onmicrosoft.com";

    private static readonly DateTime Start = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Headers =
    [
        "X-MS-Exchange-ExternalOriginalInternetSender", "X-MS-Exchange-SkipListedInternetSender", "Received-SPF", "Received",
        "ARC-Authentication-Results", "ARC-Message-Signature", "DKIM-Signature", "ARC-Seal", "X-MS-Exchange-SenderADCheck",
        "X-MS-Exchange-Authentication-Results", "Authentication-Results", "X-MS-Exchange-AntiSpam-MessageData-ChunkCount",
    ];

    private readonly List<Row> planned = [];
    private readonly Dictionary<string, int> campaignOf = new(StringComparer.OrdinalIgnoreCase);
    private readonly int rows;
    private readonly int seed;

    public ExchangeCampaignLog(int rows, int seed = 7)
    {
        this.rows = rows;
        this.seed = seed;
        for (var campaign = 0; campaign < Campaigns; campaign++)
        {
            var first = planned.Count;
            Plan(campaign);
            for (var row = first; row < planned.Count; row++)
            {
                campaignOf.Add(Id(9, row).ToString("D"), campaign);
            }
        }

        for (var round = 0; round < 8; round++)
        {
            PlanVendors(round);
        }
    }

    /// <summary>Names of the connectors of the campaigns.</summary>
    public HashSet<string> Connectors { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of the rules of the campaigns; several campaigns use the same ones, one after the other.</summary>
    public HashSet<string> Rules { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The campaign that the records are of, by the ids of the records: null when one of them is of no campaign, or of another.</summary>
    public int? CampaignOf(IEnumerable<string?> records)
    {
        var campaigns = records.Select(id => id is not null && campaignOf.TryGetValue(id, out var campaign) ? campaign : -1).Distinct().Take(2).ToList();
        return campaigns is [>= 0 and var only] ? only : null;
    }

    /// <summary>Writes the log in so many files, and what lives at the end beside it.</summary>
    public void Write(string folder, int files = 1)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "connectors.json"), """[{"Name":"Payroll provider","ConnectorType":"Partner","SenderDomains":["smtp:fabrikam.com;1"],"SenderIPAddresses":[],"RequireTls":true,"RestrictDomainsToCertificate":true,"Enabled":true}]""");
        File.WriteAllText(Path.Combine(folder, "rules.json"), """[{"Name":"Footer","State":"Enabled","Mode":"Enforce","Priority":0,"ApplyHtmlDisclaimerText":"<p>Contoso</p>"}]""");
        var random = new Random(seed);
        var unique = Math.Max(rows * 6 / 10, planned.Count);
        var order = Enumerable.Range(0, rows).Select(index => index < unique ? index : random.Next(unique)).ToArray();
        random.Shuffle(order);
        var writers = Enumerable.Range(0, files).Select(file => new StreamWriter(Path.Combine(folder, $"audit-{file}.ndjson"), false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" }).ToList();
        for (var index = 0; index < order.Length; index++)
        {
            writers[index % files].WriteLine(Line(order[index], isCut: random.Next(100) == 0));
        }

        writers.ForEach(writer => writer.Dispose());
    }

    private void Plan(int campaign)
    {
        // One after the other, so that the names of one can come back in the next.
        var begin = Start.AddDays(4 + (campaign * 4.2)).AddMinutes(campaign * 37);
        var actor = Actor.Of(campaign);
        var connector = campaign % 2 == 0 ? $"Ran_{Letters(campaign)}" : $"Relay {campaign.ToString(CultureInfo.InvariantCulture)}";
        var id = Id(1, campaign).ToString("D");
        Connectors.Add(connector);
        planned.Add(new Row(begin, "New-InboundConnector", connector, actor, [("Name", connector), ("ConnectorType", "OnPremises"), ("SenderDomains", "smtp:*;1"), ("SenderIPAddresses", $"203.0.113.{campaign}"), ("RequireTls", "False")]) { ObjectId = id });
        planned.Add(new Row(begin.AddMinutes(20), "Set-InboundConnector", connector, actor, [("Identity", campaign % 3 == 0 ? id : connector), ("SenderIPAddresses", $"203.0.113.{campaign};198.51.100.{campaign}")]) { ObjectId = campaign % 3 == 0 ? id : connector });
        for (var number = 1; number <= Headers.Length; number++)
        {
            var rule = campaign % 2 == 0 ? $"Test0{number}" : $"Flow {campaign}-{number}";
            Rules.Add(rule);
            planned.Add(new Row(begin.AddMinutes(1).AddSeconds(number * 7), "New-TransportRule", rule, actor, [("Name", rule), ("RemoveHeader", Headers[number - 1]), ("FromScope", "InOrganization")]));
            planned.Add(new Row(begin.AddHours(30).AddSeconds(number * 5), "Remove-TransportRule", rule, actor, [("Identity", rule), ("Confirm", "False")]));
        }

        planned.Add(new Row(begin.AddHours(30).AddMinutes(2), "Remove-InboundConnector", connector, actor, [("Identity", campaign % 3 == 0 ? id : connector), ("Confirm", "False")]) { ObjectId = campaign % 3 == 0 ? id : connector });
    }

    private void PlanVendors(int round)
    {
        var begin = Start.AddDays(6 + (round * 20)).AddHours(9);
        var admin = Actor.Admin;
        var hybrid = $"Inbound from {Id(2, round)}";
        planned.Add(new Row(begin, "New-InboundConnector", hybrid, admin, [("Name", hybrid), ("ConnectorType", "OnPremises"), ("ConnectorSource", "HybridWizard"), ("SenderDomains", "smtp:*;1"), ("RequireTls", "True"), ("TlsSenderCertificateName", "mail.contoso.com"), ("CloudServicesMailEnabled", "True")]));
        planned.Add(new Row(begin.AddMinutes(6), "Remove-InboundConnector", hybrid, admin, [("Identity", hybrid)]));
        var temporary = $"[SEPPmail.cloud] TempConnector {round}";
        planned.Add(new Row(begin.AddHours(1), "New-InboundConnector", temporary, admin, [("Name", temporary), ("ConnectorType", "OnPremises"), ("SenderDomains", "smtp:*;1"), ("SenderIPAddresses", "198.51.100.250"), ("RequireTls", "True"), ("TlsSenderCertificateName", "*.seppmail.cloud"), ("Enabled", "False")]));
        planned.Add(new Row(begin.AddHours(1).AddSeconds(40), "Remove-InboundConnector", temporary, admin, [("Identity", temporary)]));
        for (var number = 1; number <= 4; number++)
        {
            var rule = $"Exclaimer signature {round}.{number}";
            planned.Add(new Row(begin.AddHours(2).AddSeconds(number * 9), "New-TransportRule", rule, admin, [("Name", rule), ("RemoveHeader", "X-ExclaimerHostedSignatures-MessageProcessed"), ("FromScope", "InOrganization")]));
            planned.Add(new Row(begin.AddHours(3).AddSeconds(number * 9), "Remove-TransportRule", rule, admin, [("Identity", rule)]));
        }

        var test = $"Test rule {round}";
        planned.Add(new Row(begin.AddHours(4), "New-TransportRule", test, admin, [("Name", test), ("PrependSubject", "[Test] ")]));
        planned.Add(new Row(begin.AddHours(5), "Remove-TransportRule", test, admin, [("Identity", test)]));
    }

    private string Line(int index, bool isCut)
    {
        var row = index < planned.Count ? planned[index] : Everyday(index);
        var time = row.Time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        var parameters = string.Join(",", row.Parameters.Select(pair => $$"""{"Name":"{{pair.Name}}","Value":"{{pair.Value}}"}"""));
        var data = $$"""{"CreationTime":"{{time}}","Id":"{{Id(9, index)}}","Operation":"{{row.Operation}}","OrganizationId":"0c0ffee0-1111-4222-8333-444455556666","RecordType":1,"ResultStatus":"True","UserKey":"1003","UserType":{{row.Actor.UserType}},"Version":1,"Workload":"Exchange","ClientIP":"{{row.Actor.Address}}:51234","ObjectId":"{{row.ObjectId ?? row.Name}}","UserId":"{{row.Actor.UserId}}","AppId":"{{row.Actor.AppId}}","ClientAppId":"","ExternalAccess":false,"OrganizationName":"contoso.onmicrosoft.com","OriginatingServer":"AM0PR01MB0001 (15.20.4200.000)","Parameters":[{{parameters}}],"SessionId":""}""";
        var text = JsonEncodedText.Encode(isCut ? data[..(data.Length / 2)] : data, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        return $$"""{"RecordType":"ExchangeAdmin","CreationDate":"{{time}}","UserIds":"{{row.Actor.UserId}}","Operations":"{{row.Operation}}","AuditData":"{{text}}","ResultIndex":{{index}},"Identity":"{{Id(9, index)}}"}""";
    }

    // Mailboxes, users and mailbox rules, and now and then a comment on a rule that stands.
    private static Row Everyday(int index)
    {
        var user = $"user{(index * 7919L % 2000).ToString(CultureInfo.InvariantCulture)}@contoso.com";
        var time = Start.AddSeconds(index * 104_729L % 15_000_000);
        var actor = new Actor(user, 0, string.Empty, $"192.0.2.{index % 200}");
        return (index % 100) switch
        {
            < 50 => new Row(time, "Set-Mailbox", user, Actor.Admin, [("Identity", user), ("MaxSendSize", "35 MB")]),
            < 75 => new Row(time, "Set-User", user, Actor.Admin, [("Identity", user), ("Office", "HQ")]),
            < 94 => new Row(time, "Set-CalendarProcessing", user, Actor.Admin, [("Identity", user), ("AutomateProcessing", "AutoAccept")]),
            < 96 => new Row(time, "New-InboxRule", $@"{user}\\Newsletter {index}", actor, [("Name", $"Newsletter {index}"), ("MoveToFolder", "Newsletters"), ("From", "news@fabrikam.com")]),
            < 97 => new Row(time, "Set-TransportRule", "Footer", Actor.Admin, [("Identity", "Footer"), ("Comments", $"edition {index}")]),
            _ => new Row(time, "Set-ConditionalAccessPolicy", "mailbox", new Actor(@"NT AUTHORITY\\SYSTEM (Microsoft.Exchange.ServiceHost)", 3, string.Empty, string.Empty), [("Identity", "mailbox")]),
        };
    }

    private static string Letters(int number) => string.Concat(Enumerable.Range(0, 5).Select(place => (char)((place % 2 == 0 ? 'A' : 'a') + ((place == 4 ? number / 26 : number * (place + 3)) % 26))));

    private static Guid Id(int kind, int number) => new(number, (short)kind, 9, 1, 2, 3, 4, 5, 6, 7, 8);

    private sealed record Row(DateTime Time, string Operation, string Name, Actor Actor, IReadOnlyList<(string Name, string Value)> Parameters)
    {
        public string? ObjectId { get; init; }
    }

    /// <summary>Who acts, in the forms in which the log names an application, and once as a stolen admin.</summary>
    private sealed record Actor(string UserId, int UserType, string AppId, string Address)
    {
        public static Actor Admin { get; } = new("mail.admin@contoso.com", 2, "fb78d390-0c51-40cd-8e17-fdbfab77341b", "198.51.100.7");

        public static Actor Of(int campaign)
        {
            var appId = Id(3, campaign).ToString("D");
            var principal = Id(4, campaign).ToString("D");
            var address = $"203.0.113.{campaign + 100}";
            return (campaign % 4) switch
            {
                0 => new Actor($"ServicePrincipal_{principal}", 6, appId, address),
                1 => new Actor(appId, 5, appId, address),
                2 => new Actor($"{Organisation}/{principal}", 6, appId, address),
                _ => new Actor($"admin{campaign}@contoso.com", 2, "fb78d390-0c51-40cd-8e17-fdbfab77341b", address),
            };
        }
    }
}
