namespace OAuthHunter.Findings;

/// <summary>Keys that name who or what a finding involves, in one form for all detections.</summary>
public static class Subject
{
    public static string User(string upnOrId) => "user:" + upnOrId.ToLowerInvariant();

    public static string App(string appId) => "app:" + appId.ToLowerInvariant();

    public static string ServicePrincipal(string objectId) => "sp:" + objectId.ToLowerInvariant();

    /// <summary>An Entra role by template id, or an Exchange role or role group by name.</summary>
    public static string Role(string templateIdOrName) => "role:" + templateIdOrName.ToLowerInvariant();

    public static string Address(string ip) => "ip:" + ip.ToLowerInvariant();

    public static string Connector(string name) => "connector:" + name.ToLowerInvariant();

    public static string OutboundConnector(string name) => "outbound:" + name.ToLowerInvariant();

    public static string MailFlowObject(string noun, string name) => $"{noun}:{name}".ToLowerInvariant();

    public static string Domain(string domain) => "domain:" + domain.ToLowerInvariant();

    public static string Rule(string name) => "rule:" + name.ToLowerInvariant();
}
