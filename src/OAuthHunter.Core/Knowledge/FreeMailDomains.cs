namespace OAuthHunter.Knowledge;

/// <summary>Domains at which anybody gets a mailbox for nothing; a short list of the large ones.</summary>
public static class FreeMailDomains
{
    private static readonly HashSet<string> Domains = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "ymail.com", "icloud.com", "me.com", "aol.com", "proton.me", "protonmail.com",
        "pm.me", "gmx.com", "gmx.de", "gmx.net", "web.de", "mail.com", "mail.ru", "yandex.ru", "yandex.com", "zoho.com", "tutanota.com", "tuta.io", "fastmail.com", "hushmail.com",
        "qq.com", "163.com", "126.com", "naver.com", "libero.it", "orange.fr", "laposte.net", "cock.li", "onmail.com",
    };

    public static bool Contains(string? domain) => domain is not null && Domains.Contains(domain.Trim());
}
