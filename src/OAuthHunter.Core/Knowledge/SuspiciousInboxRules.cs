using System.Text.RegularExpressions;
using OAuthHunter.Findings;

namespace OAuthHunter.Knowledge;

/// <summary>How intruders name inbox rules, where these put mail, and what mail they look for.</summary>
public static class SuspiciousInboxRules
{
    private const string Common = "commonly seen after mailbox takeovers";

    private static readonly NamePattern[] Names =
    [
        Pattern("only-punctuation", @"^[\s\p{P}\p{S}]{1,10}$", Confidence.High),
        Pattern("repeated-char", @"^(.)\1{2,}$", Confidence.Medium),
        Pattern("very-short", "^.{1,2}$", Confidence.Medium),
    ];

    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "RSS Feeds", "RSS Subscriptions", "Conversation History", "Archive", "Junk Email", "Deleted Items", "Notes", "Sync Issues", "Fuentes RSS", "Suscripciones de RSS",
        "Historial de conversaciones", "Archivo", "Correo no deseado", "Elementos eliminados", "Notas",
    };

    private static readonly string[] Keywords =
    [
        "invoice", "payment", "wire", "transfer", "bank", "remittance", "iban", "swift", "payroll", "w-2", "docusign", "hacked", "phish", "spam", "virus", "security alert", "mfa",
        "password", "factura", "pago", "transferencia", "banco", "nómina", "nomina", "contraseña", "seguridad", "fraude", "rechnung", "zahlung", "facture", "virement",
    ];

    /// <summary>The pattern that a rule's name follows, or null.</summary>
    public static NamePattern? Name(string? name) => string.IsNullOrEmpty(name) ? null : Names.FirstOrDefault(pattern => pattern.Regex.IsMatch(name));

    /// <summary>Whether a folder is one where nobody looks for mail. Paths and owners before it are passed over.</summary>
    public static bool IsOddFolder(string? folder) => folder is not null && Folders.Contains(folder.Substring(folder.LastIndexOfAny(['\\', '/', ':']) + 1).Trim());

    /// <summary>Whether a word that a rule looks for is about money or about the takeover itself.</summary>
    public static bool IsKeyword(string? word) => word is not null && Keywords.Any(keyword => word.IndexOf(keyword, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
        && (at == 0 || !char.IsLetter(word[at - 1])));

    private static NamePattern Pattern(string id, string regex, Confidence confidence) =>
        new(id, new Regex(regex, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), confidence, Common);
}
