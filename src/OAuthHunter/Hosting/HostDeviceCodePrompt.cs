namespace OAuthHunter.Hosting;

/// <summary>Shows a device code as a warning, so that it is seen where nothing else is.</summary>
internal sealed class HostDeviceCodePrompt(Action<string> show) : IDeviceCodePrompt
{
    public void Show(string message, Uri verificationUri, string userCode, DateTimeOffset expiresOn) => show(message);
}
