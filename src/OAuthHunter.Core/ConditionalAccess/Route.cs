namespace OAuthHunter.ConditionalAccess;

/// <summary>Where to, with what kind of client, by which flow: the three hang together.</summary>
internal sealed record Route(AccessResource Resource, ClientApp Client, SignInFlow Flow)
{
    public bool IsLegacy => Client is ClientApp.ExchangeActiveSync or ClientApp.OtherLegacy;

    /// <summary>Exchange, SharePoint and their kin.</summary>
    public bool IsOffice => Truth.Has(Resource.Groups, "Office365");

    public string Key => $"{Client}|{Flow}|{Resource.IsAdministrative}|{IsOffice}";

    /// <summary>The ways that exist to a resource. ActiveSync reaches Exchange; admin centers and tools know no legacy client.</summary>
    public static IEnumerable<(Route Route, int Effort)> To(AccessResource resource, int effort)
    {
        var isTool = resource == AccessResources.Graph;
        var isSite = resource == AccessResources.AdminPortals || resource == AccessResources.ExchangeAdminCenter;
        if (!isTool)
        {
            yield return (new Route(resource, ClientApp.Browser, SignInFlow.Ordinary), effort);
        }

        yield return (new Route(resource, ClientApp.MobileOrDesktop, SignInFlow.Ordinary), effort + 5);
        if (!isSite)
        {
            yield return (new Route(resource, ClientApp.MobileOrDesktop, SignInFlow.DeviceCode), effort + 12);
            yield return (new Route(resource, ClientApp.MobileOrDesktop, SignInFlow.AuthenticationTransfer), effort + 18);
        }

        if (resource == AccessResources.Exchange)
        {
            yield return (new Route(resource, ClientApp.ExchangeActiveSync, SignInFlow.Ordinary), effort + 11);
        }

        if (!isTool && !isSite && resource != AccessResources.Azure)
        {
            yield return (new Route(resource, ClientApp.OtherLegacy, SignInFlow.Ordinary), effort + 10);
        }
    }
}
