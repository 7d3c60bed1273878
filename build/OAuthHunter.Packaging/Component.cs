namespace OAuthHunter.Packaging;

/// <summary>A third-party package of which the module carries files.</summary>
/// <param name="Id">Package id.</param>
/// <param name="Version">As restored.</param>
/// <param name="Authors">As the package names them.</param>
/// <param name="Licence">SPDX expression, or null where the package has only an address.</param>
/// <param name="LicenceUrl">Null where the licence is an expression.</param>
/// <param name="ProjectUrl">Home of the project, where the package names one.</param>
/// <param name="Files">Its files in the module.</param>
public sealed record Component(string Id, string Version, string Authors, string? Licence, string? LicenceUrl, string? ProjectUrl, IReadOnlyList<string> Files);
