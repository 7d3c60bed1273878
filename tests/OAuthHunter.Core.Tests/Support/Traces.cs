using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Support;

/// <summary>Invented message traces.</summary>
internal static class Traces
{
    /// <summary>One message to so many recipients outside (or elsewhere), each in a domain of a few.</summary>
    public static IEnumerable<MessageTrace> Mail(DateTimeOffset time, int recipients, string sender = "news@contoso.com", string? from = null, string? connector = null, string to = "fabrikam.com", string? returnPath = null) =>
        Enumerable.Range(0, recipients).Select(number => new MessageTrace
        {
            MessageTraceId = $"{time.UtcTicks}-{sender}-{number / 10}",
            Received = time.AddSeconds(number % 3_000),
            SenderAddress = sender,
            ReturnPath = returnPath,
            RecipientAddress = $"user{number}@{(number % 4 == 0 ? "www." : string.Empty)}{to}",
            Status = "Delivered",
            FromIP = from,
            ToIP = "192.0.2.200",
            ConnectorName = connector,
        });

    /// <summary>So many recipients on each of the days before, a little more on every third.</summary>
    public static TestTenant WithOrdinaryMail(this TestTenant tenant, DateTimeOffset until, int days = 14, int perDay = 40, string? connector = null, string? from = null) => tenant.Add(
        EntitySets.MessageTraces,
        [.. Enumerable.Range(1, days).SelectMany(day => Mail(until.AddDays(-day), perDay + (day % 3 == 0 ? perDay / 10 : 0), connector: connector, from: from))]);
}
