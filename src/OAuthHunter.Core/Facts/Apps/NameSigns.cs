using OAuthHunter.Findings;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Facts.Apps;

/// <summary>What a name shows and what it hides: letters that are not what they seem, brands, throw-away names.</summary>
public sealed class NameSigns
{
    private static readonly NameSigns Ordinary = new("Payroll export");

    private NameSigns(string name)
    {
        HasInvisible = AppNames.HasInvisible(name);
        IsMixedScript = AppNames.IsMixedScript(name);
        Lure = AppNames.Lure(name);
        MicrosoftName = FirstPartyApps.NameLike(name);
        IsMicrosoftNameInDisguise = MicrosoftName is not null && !AppNames.IsPlain(name);
        Brand = AppNames.Brand(name);
        ThrowAway = AppNames.ThrowAway(name);
    }

    /// <summary>Characters that show nothing or turn the direction of reading.</summary>
    public bool HasInvisible { get; }

    /// <summary>Latin and Cyrillic or Greek letters touch inside one word.</summary>
    public bool IsMixedScript { get; }

    /// <summary>A pattern of known lures: a digit for a letter, a brand with a year; null for none.</summary>
    public NamePattern? Lure { get; }

    /// <summary>The Microsoft app whose name it looks like; null for none.</summary>
    public string? MicrosoftName { get; }

    /// <summary>It looks like a Microsoft app's name but is written with other characters.</summary>
    public bool IsMicrosoftNameInDisguise { get; }

    /// <summary>A brand word in it; null for none.</summary>
    public string? Brand { get; }

    /// <summary>Why nobody would keep an app of this name; null when somebody might.</summary>
    public string? ThrowAway { get; }

    /// <summary>What deceives the eye, for people; null when nothing does.</summary>
    public string? Deceit =>
        HasInvisible ? "It has characters that cannot be seen."
        : IsMixedScript ? "It mixes scripts inside a word."
        : Lure is { Confidence: Confidence.High } lure ? $"It follows a known lure ({lure.Id})."
        : IsMicrosoftNameInDisguise ? $"It looks like '{MicrosoftName}' but is written with other characters."
        : null;

    /// <summary>What a name shows. Most show nothing, and share that.</summary>
    public static NameSigns Of(string name)
    {
        var signs = new NameSigns(name);
        return signs.IsOrdinary ? Ordinary : signs;
    }

    private bool IsOrdinary => !HasInvisible && !IsMixedScript && Lure is null && MicrosoftName is null && Brand is null && ThrowAway is null;
}
