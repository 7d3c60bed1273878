using System.Management.Automation;
using OAuthHunter.Completion;
using OAuthHunter.Detections;
using OAuthHunter.Hosting;
using OAuthHunter.Output;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Tells, before a hunt, which detections a connection can serve and what the others lack.</summary>
[Cmdlet(VerbsDiagnostic.Test, "OAuthHunterAccess", HelpUri = HelpPages.Folder + "Test-OAuthHunterAccess.md")]
[OutputType(typeof(DetectionAccess))]
public sealed class TestOAuthHunterAccessCommand : AsyncCmdlet
{
    private readonly List<DetectionDescriptor> descriptors = [];
    private OAuthHunterContext? context;

    /// <summary>The connection to test; without it, the one of this runspace.</summary>
    [Parameter]
    [ValidateNotNull]
    public OAuthHunterContext? Connection { get; set; }

    /// <summary>Detections to test for; wildcards are fine. Without it: all.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DetectionIdCompleter))]
    public string[]? DetectionId { get; set; }

    protected override void PrepareEnd()
    {
        context = Connection ?? RunspaceState.Current.Context;
        if (context is null)
        {
            ThrowTerminatingError(Errors.NotConnected(MyInvocation.MyCommand.Name));
        }

        foreach (var pattern in DetectionId ?? ["*"])
        {
            var ids = HuntDetectionIds.Match(pattern);
            if (ids.Count == 0)
            {
                ThrowTerminatingError(Errors.DetectionUnknown(pattern, HuntDetectionIds.Close(pattern)));
            }

            descriptors.AddRange(HuntDetectionIds.Descriptors.Where(descriptor => ids.Contains(descriptor.Id) && !descriptors.Contains(descriptor)));
        }
    }

    protected override async Task EndProcessingAsync()
    {
        var sets = descriptors.SelectMany(descriptor => descriptor.Needs).SelectMany(need => need.Sets).Distinct().ToList();
        IReadOnlyList<EntitySetAccess> tested;
        try
        {
            tested = await context!.Tenant.TestAccessAsync(sets, StopToken).ConfigureAwait(false);
        }
        catch (ConnectionException exception)
        {
            throw Terminate(Errors.ConnectionFailed(context!.TenantId, exception));
        }
        catch (ObjectDisposedException)
        {
            throw Terminate(Errors.NotConnected(MyInvocation.MyCommand.Name));
        }

        var access = tested.ToDictionary(set => set.EntitySet, StringComparer.OrdinalIgnoreCase);
        foreach (var descriptor in descriptors)
        {
            var result = new DetectionAccess(descriptor, access);
            await SendAsync(() => WriteObject(result)).ConfigureAwait(false);
        }
    }
}
