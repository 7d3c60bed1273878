namespace OAuthHunter.Facts.SignIns;

/// <summary>Takes the successes of watched accounts out of the table, and tells which of them came from somewhere new.</summary>
internal static class LogonReader
{
    /// <param name="table">The sign-ins.</param>
    /// <param name="egress">Doors that many share: coming out of one is nothing new.</param>
    /// <param name="watched">UPNs or object ids, lower case.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<AccountLogon>> Read(SignInTable table, SharedEgress egress, HashSet<string> watched)
    {
        var logons = new Dictionary<string, IReadOnlyList<AccountLogon>>(StringComparer.OrdinalIgnoreCase);
        if (watched.Count == 0)
        {
            return logons;
        }

        var seen = new HashSet<(int User, int Network)>();
        var systems = new HashSet<(int User, int System)>();
        var countries = new HashSet<(int User, string Country)>();
        foreach (var entry in table.RightPasswords.Where(entry => entry.Error == SignInCodes.Success && watched.Contains(table.Users[entry.User])))
        {
            var user = table.Users[entry.User];
            var hasHistory = logons.TryGetValue(user, out var list);
            if (!hasHistory)
            {
                logons.Add(user, list = new List<AccountLogon>());
            }

            var system = table.AutonomousSystems[entry.Address];
            var country = table.Places[entry.Place].Country;
            var isKnownSystem = system != 0 && !systems.Add((entry.User, system));
            var isNewNetwork = seen.Add((entry.User, table.Networks[entry.Address])) && !isKnownSystem && table.Addresses[entry.Address].Length > 0;
            var isNewCountry = country is not null && countries.Add((entry.User, country));
            ((List<AccountLogon>)list!).Add(Of(table, entry, hasHistory && isNewNetwork && !egress.IsShared(entry), hasHistory && isNewCountry && !egress.IsShared(entry)));
        }

        return logons;
    }

    private static AccountLogon Of(SignInTable table, SignInEntry entry, bool isNewNetwork, bool isNewCountry)
    {
        var client = table.Clients[entry.Client];
        var place = table.Places[entry.Place];
        return new AccountLogon
        {
            User = table.Users[entry.User],
            Start = entry.Start,
            End = entry.End,
            Count = entry.Count,
            Address = table.Addresses[entry.Address],
            Place = place == default ? null : place.ToString(),
            Country = place.Country,
            AppId = client.AppId,
            AppName = client.AppName,
            IsSingleFactor = entry.IsSingleFactor,
            IsInteractive = entry.IsInteractive,
            IsNewNetwork = isNewNetwork,
            IsNewCountry = isNewCountry,
            Origin = entry.Cell.First.Origin,
            FromUnifiedAuditLog = entry.IsFromUnifiedAuditLog,
        };
    }
}
