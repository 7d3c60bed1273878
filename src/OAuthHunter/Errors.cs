using System.Management.Automation;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Views;

namespace OAuthHunter;

/// <summary>
/// Every error that the cmdlets report, with its id, category, target and what to do. Ids never change: scripts match on them.
/// </summary>
internal static class Errors
{
    public static ErrorRecord EvidenceNotFound(string path, string reason) => Make(
        "EvidenceNotFound", ErrorCategory.ObjectNotFound, path,
        $"There is no evidence at '{path}': {reason}",
        "Name an existing file, folder or zip of exports, or a wildcard that matches some.");

    public static ErrorRecord EvidenceUnreadable(EvidenceFile file) => Make(
        "EvidenceUnreadable", ErrorCategory.InvalidData, file.Path,
        $"'{file.Path}' could not be read: {file.Problem ?? "its format is not recognised."}",
        file.RecommendedAction ?? "Check that it is a whole export (JSON, NDJSON, CSV, CliXml or zip) and export it again if not.");

    public static ErrorRecord EvidenceUnreadable(string path, Exception exception) => Make(
        "EvidenceUnreadable", ErrorCategory.ReadError, path,
        $"The evidence could not be read: {exception.Message}",
        "Check that the files exist, that you may read them and that no program holds them.",
        exception);

    public static ErrorRecord NoEvidence(string command) => Make(
        "NoEvidence", ErrorCategory.InvalidArgument, null,
        "There is no evidence to look at.",
        $"Give it exports with -Path, or pipe evidence to it: Import-TenantEvidence -Path ./exports | {command}. To see it work, use Import-TenantEvidence -Demo.");

    public static ErrorRecord DemoMissing(string path) => Make(
        "EvidenceNotFound", ErrorCategory.NotInstalled, path,
        $"The demo tenant is not part of this installation: '{path}' does not exist.",
        "Install the complete module, or build it from its sources.");

    public static ErrorRecord KnownAppListUnreadable(object list, Exception exception) => Make(
        "KnownAppListUnreadable", ErrorCategory.InvalidData, list,
        $"The list of known apps '{list}' could not be read: {exception.Message}",
        "Give the path of a CSV file with the columns app_id,name,verdict,confidence,notes,sources (verdict: malicious, dual-use or first-party-abused), or objects with these properties.",
        exception);

    public static ErrorRecord AppNotFound(string id, bool isWhole) => Make(
        "AppNotFound", ErrorCategory.ObjectNotFound, id,
        isWhole ? $"No app of this tenant has the id '{id}'." : $"No app of this evidence has the id '{id}', and the evidence does not have all service principals.",
        "Give the application id or the object id of the service principal, not its name. Get-OAuthAppPermission without -AppId lists all apps that hold something.");

    public static ErrorRecord DetectionUnknown(string id, IReadOnlyList<string> close) => Make(
        "DetectionUnknown", ErrorCategory.ObjectNotFound, id,
        close.Count == 0 ? $"There is no detection '{id}'." : $"There is no detection '{id}'. Close to it: {string.Join(", ", close)}.",
        "Get-HuntDetection lists them all; -DetectionId takes wildcards, for example CNX-*.");

    public static ErrorRecord DetectionFailed(string id, Exception exception) => Make(
        "DetectionFailed", ErrorCategory.OperationStopped, id,
        $"Detection {id} failed, the others went on: {exception.Message}",
        "Its result is missing from this hunt. Report this with the shape (not the content) of the record that it met.",
        exception);

    public static ErrorRecord SnapshotExists(string path) => Make(
        "SnapshotExists", ErrorCategory.ResourceExists, path,
        $"'{path}' exists already.",
        "Choose another destination, or replace it with -Force. Only a snapshot is replaced: a zip, or a folder with a manifest.json.");

    public static ErrorRecord SnapshotFailed(string path, Exception exception) => Make(
        "SnapshotFailed", ErrorCategory.WriteError, path,
        $"The snapshot '{path}' could not be written: {exception.Message}",
        "Check that the folder exists, that you may write there and that the disk has room.",
        exception);

    public static ErrorRecord ReportExists(string path) => Make(
        "ReportExists", ErrorCategory.ResourceExists, path,
        $"'{path}' exists already.",
        "Choose another path, or leave out -NoClobber to replace it.");

    public static ErrorRecord ReportFailed(string path, Exception exception) => Make(
        "ReportFailed", ErrorCategory.WriteError, path,
        $"The report '{path}' could not be written: {exception.Message}",
        "Check that you may write there and that no program holds the file; -Force replaces a read-only one.",
        exception);

    public static ErrorRecord PathNotFileSystem(string path, string provider) => Make(
        "PathNotFileSystem", ErrorCategory.InvalidArgument, path,
        $"'{path}' is a path of the {provider} provider.",
        "Name a file or folder of the file system.");

    public static ErrorRecord InputNotRecognised(PSObject input, string expected) => Make(
        "InputNotRecognised", ErrorCategory.InvalidData, input,
        $"The pipeline gave an object of type {input.TypeNames.FirstOrDefault()}, which is not {expected}.",
        "Pipe the output of the Exchange cmdlet (live, deserialized or imported from CSV or CliXml), or evidence from Import-TenantEvidence.");

    public static ErrorRecord AllowListUnreadable(string path, Exception exception) => Make(
        "AllowListUnreadable", exception is FileNotFoundException or DirectoryNotFoundException ? ErrorCategory.ObjectNotFound : ErrorCategory.InvalidData, path,
        $"The allow-list '{path}' could not be read: {exception.Message}",
        "Give it a JSON list or a CSV file with DetectionId, Target, Reason, Owner and Expires; docs/allow-list.example.json shows one.",
        exception);

    public static ErrorRecord AllowListEntryInvalid(string origin, string problem, object target) => Make(
        "AllowListEntryInvalid", ErrorCategory.InvalidData, target,
        $"The allow-list's {origin} was not taken: {problem}",
        "Every entry needs a detection id, a target, a reason, an owner and a day on which it ends. The findings that it was for stay active.");

    public static ErrorRecord NotConnected(string command) => Make(
        "NotConnected", ErrorCategory.ConnectionError, null,
        $"{command} needs a tenant or evidence, and there is neither.",
        "Connect to a tenant with Connect-OAuthHunter, or give it exports with -Path or Import-TenantEvidence where the cmdlet takes them.");

    public static ErrorRecord ConnectionFailed(string? tenant, ConnectionException exception) => Make(
        exception.Failure.ToString(),
        exception.Failure switch
        {
            ConnectionFailure.AuthenticationFailed => ErrorCategory.AuthenticationError,
            ConnectionFailure.EndpointRefused => ErrorCategory.SecurityError,
            ConnectionFailure.NotSupported => ErrorCategory.NotImplemented,
            ConnectionFailure.Unreachable or ConnectionFailure.SessionMissing => ErrorCategory.ConnectionError,
            _ => ErrorCategory.InvalidArgument,
        },
        tenant, exception.Message, exception.RecommendedAction, exception);

    public static ErrorRecord AssemblyConflict(ProviderLoadException exception) => Make(
        "AssemblyConflict", ErrorCategory.InvalidOperation, exception.Path,
        exception.Message,
        "Import one version of the module into a new session; if it stays, the installation is incomplete: install it again.",
        exception);

    // A message may quote a file, and what stands in a file is somebody else's choice.
    private static ErrorRecord Make(string id, ErrorCategory category, object? target, string message, string action, Exception? inner = null)
    {
        var clean = Formatting.Clean(message);
        return new(new InvalidOperationException(clean, inner), id, category, target)
        {
            ErrorDetails = new ErrorDetails(clean) { RecommendedAction = action },
        };
    }
}
