namespace OAuthHunter.Facts.Apps;

/// <summary>Tells whether an app's name imitates the tenant: the 2022 campaign took a domain, an underscore and three letters.</summary>
internal sealed class NameLikeness
{
    private const int TailLength = 4;

    private readonly HashSet<string> names;

    public NameLikeness(TenantIdentity tenant)
    {
        names = new HashSet<string>(tenant.Names, StringComparer.OrdinalIgnoreCase);
    }

    public TenantNameLikeness Of(string name)
    {
        var text = name.Trim();
        if (names.Contains(text))
        {
            return TenantNameLikeness.EqualsTenant;
        }

        var stem = text.Length - TailLength;
        return stem > 0 && text[stem] == '_' && text.Substring(stem + 1).All(IsLetter) && names.Contains(text.Substring(0, stem))
            ? TenantNameLikeness.TenantWithRandomTail
            : TenantNameLikeness.None;
    }

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
