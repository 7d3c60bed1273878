namespace OAuthHunter.Hosting;

/// <summary>Shows the person where to enter which code. May be called from any thread.</summary>
public interface IDeviceCodePrompt
{
    void Show(string message, Uri verificationUri, string userCode, DateTimeOffset expiresOn);
}
