using OAuthHunter.Knowledge;

namespace OAuthHunter.Facts.SignIns;

/// <summary>AADSTS codes by what they say about an attack on a password.</summary>
internal static class SignInCodes
{
    public const int Success = 0;
    public const int InvalidPassword = 50126;
    public const int Locked = 50053;
    public const int UnknownUser = 50034;
    public const int ExpiredPassword = 50055;
    public const int NoPassword = 50056;
    public const int Disabled = 50057;
    public const int WrongCurrentPassword = 120000;

    /// <summary>A password that was tried and failed on an account that exists.</summary>
    public static bool IsGuess(int code) => code is InvalidPassword or Locked or WrongCurrentPassword;

    /// <summary>What a spray or a stuffing run leaves behind, hits excepted (an expired password is both).</summary>
    public static bool IsSpray(int code) => code is InvalidPassword or Locked or ExpiredPassword or NoPassword or UnknownUser or Disabled;

    /// <summary>Whether the code proves that the password was right.</summary>
    public static bool ProvesPassword(int code) => code == Success || SignInErrors.Find(code)?.PasswordWasValid == true;

    /// <summary>Whether the ledger keeps sign-ins of this code at all.</summary>
    public static bool IsKept(int code) => IsGuess(code) || IsSpray(code) || ProvesPassword(code);

    /// <summary>Name of the code, for people.</summary>
    public static string Describe(int code) => SignInErrors.Find(code) is { } error ? $"{code} {error.Name}" : $"{code}";
}
