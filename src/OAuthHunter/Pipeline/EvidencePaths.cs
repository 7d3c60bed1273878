using System.Management.Automation;

namespace OAuthHunter.Pipeline;

/// <summary>Turns the paths that people type into full paths of files and folders that exist. Runs on the pipeline thread.</summary>
internal sealed class EvidencePaths(PSCmdlet cmdlet)
{
    private readonly List<string> paths = [];

    public IReadOnlyList<string> All => paths;

    /// <summary>Adds what a path with wildcards matches; what matches nothing is an error and no more.</summary>
    public void Add(string path)
    {
        try
        {
            var found = cmdlet.GetResolvedProviderPathFromPSPath(path, out var provider);
            if (!IsFileSystem(path, provider))
            {
                return;
            }

            if (found.Count == 0)
            {
                cmdlet.WriteError(Errors.EvidenceNotFound(path, "nothing matches it."));
            }

            foreach (var one in found)
            {
                AddFull(one);
            }
        }
        catch (Exception exception) when (exception is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or WildcardPatternException)
        {
            cmdlet.WriteError(Errors.EvidenceNotFound(path, exception.Message));
        }
    }

    /// <summary>Adds a path as it stands.</summary>
    public void AddLiteral(string path)
    {
        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            if (!IsFileSystem(path, provider))
            {
                return;
            }

            if (File.Exists(full) || Directory.Exists(full))
            {
                AddFull(full);
            }
            else
            {
                cmdlet.WriteError(Errors.EvidenceNotFound(path, "no such file or folder."));
            }
        }
        catch (Exception exception) when (exception is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            cmdlet.WriteError(Errors.EvidenceNotFound(path, exception.Message));
        }
    }

    private bool IsFileSystem(string path, ProviderInfo provider)
    {
        if (provider.Name == "FileSystem")
        {
            return true;
        }

        cmdlet.WriteError(Errors.PathNotFileSystem(path, provider.Name));
        return false;
    }

    private void AddFull(string path)
    {
        if (!paths.Contains(path))
        {
            paths.Add(path);
        }
    }
}
