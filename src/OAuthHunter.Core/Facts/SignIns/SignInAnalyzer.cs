namespace OAuthHunter.Facts.SignIns;

internal static class SignInAnalyzer
{
    public static SignInFacts Analyze(SignInLedger ledger) => SignInFacts.Empty;
}
