using System.ComponentModel;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Output;

namespace OAuthHunter.Pipeline;

/// <summary>A cmdlet that reads evidence, from files or from a live tenant.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EvidenceCommand : AsyncCmdlet
{
    private protected EvidenceCommand()
    {
        Paths = new EvidencePaths(this);
    }

    /// <summary>Whether DNS may be asked about the tenant's domains.</summary>
    private protected virtual bool WantsDns => false;

    /// <summary>Paths gathered so far; all of them are one evidence.</summary>
    private protected EvidencePaths Paths { get; }

    /// <summary>The providers; ends the cmdlet when they cannot be loaded.</summary>
    private protected static IProviders Providers()
    {
        try
        {
            return ProviderLoader.Providers;
        }
        catch (ProviderLoadException exception)
        {
            throw Terminate(Errors.AssemblyConflict(exception));
        }
    }

    /// <summary>Reads the gathered paths as one evidence. What a file lacks is reported and does not stop the others.</summary>
    private protected Task<TenantEvidence> ReadEvidenceAsync() => ReadAsync(Providers().OpenFiles(Paths.All), string.Join(", ", Paths.All));

    /// <summary>Reads a live tenant as evidence, its logs as far back as asked.</summary>
    private protected async Task<TenantEvidence> ReadTenantAsync(OAuthHunterContext context, DateTimeOffset? since)
    {
        try
        {
            return await ReadAsync(OpenTenant(context, DateTimeOffset.UtcNow, since), context.ToString()).ConfigureAwait(false);
        }
        catch (ConnectionException exception)
        {
            throw Terminate(Errors.ConnectionFailed(context.TenantId, exception));
        }
    }

    /// <summary>Mailboxes of a live tenant that are read one by one.</summary>
    private protected virtual IReadOnlyList<string> TargetMailboxes => [];

    /// <summary>A live tenant as a source; ends the cmdlet when the connection was closed.</summary>
    private protected ITenantSource OpenTenant(OAuthHunterContext context, DateTimeOffset now, DateTimeOffset? since)
    {
        var options = new LiveReadOptions { CapturedAt = now, Mailboxes = TargetMailboxes };
        try
        {
            return context.Tenant.OpenSource(since is { } start && start < now ? options with { LogWindow = now - start } : options);
        }
        catch (ObjectDisposedException)
        {
            throw Terminate(Errors.NotConnected(MyInvocation.MyCommand.Name));
        }
    }

    private async Task<TenantEvidence> ReadAsync(ITenantSource source, string target)
    {
        source = WantsDns ? Providers().WithDns(source) : source;
        var progress = new ReadProgress(record => Post(() => WriteProgress(record)), ReportFile);
        try
        {
            return await TenantEvidence.ReadAsync(source, progress, StopToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Terminate(Errors.EvidenceUnreadable(target, exception));
        }
        finally
        {
            if (!StopToken.IsCancellationRequested)
            {
                progress.Complete();
            }
        }
    }

    /// <summary>
    /// A file that gave nothing is an error, one that gave part of itself a warning. A stranger found in a folder (a licence, a
    /// note) is neither: nobody asked for it by name. Nor is what the tenant has no licence for: the detections say what they
    /// lose by it.
    /// </summary>
    private void ReportFile(EvidenceFile file)
    {
        if ((file.Problem is null && file.Rejected == 0) || file.Completeness == EvidenceState.NotLicensed || (file.Completeness == EvidenceState.NotCaptured && !Paths.All.Contains(file.Path)))
        {
            Tell(file.ToString());
        }
        else if (file.Problem is not null && file.Read == 0)
        {
            Post(() => WriteError(Errors.EvidenceUnreadable(file)));
        }
        else
        {
            var what = file.Problem ?? $"{file.Rejected} of its records could not be read (first: {(file.Rejections.Count > 0 ? file.Rejections[0].ToString() : "unknown")}).";
            Warn($"EvidencePartlyRead: '{file.Path}' was read in part: {what} The hunt treats it as incomplete.");
        }
    }
}
