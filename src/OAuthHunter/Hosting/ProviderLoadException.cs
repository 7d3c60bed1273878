namespace OAuthHunter.Hosting;

/// <summary>The assembly that reads files cannot be loaded, or is not the one that this module was built with.</summary>
internal sealed class ProviderLoadException(string path, Exception inner)
    : Exception($"'{path}' cannot be loaded beside '{typeof(ProviderLoader).Assembly.Location}' ({typeof(ProviderLoader).Assembly.GetName().Version}): {inner.Message}", inner)
{
    /// <summary>The assembly that failed.</summary>
    public string Path { get; } = path;
}
