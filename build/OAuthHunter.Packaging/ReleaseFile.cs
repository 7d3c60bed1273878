namespace OAuthHunter.Packaging;

/// <summary>A file that a release consists of.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">In lower-case hexadecimal.</param>
public sealed record ReleaseFile(string Name, long Length, string Sha256);
