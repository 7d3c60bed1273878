using System.Management.Automation;
using OAuthHunter.Evidence;
using OAuthHunter.Output;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Reads exports, snapshots and logs of one tenant, or a live tenant, as evidence to hunt in.</summary>
[Cmdlet(VerbsData.Import, "TenantEvidence", DefaultParameterSetName = PathSet, HelpUri = HelpPages.Folder + "Import-TenantEvidence.md")]
[OutputType(typeof(TenantEvidence))]
public sealed class ImportTenantEvidenceCommand : EvidenceCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string DemoSet = "Demo";
    private const string ConnectionSet = "Connection";

    /// <summary>Files, folders or zips of exports. Wildcards are fine. All that one call gets is one evidence.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The same, taken as they stand.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The invented tenant that comes with the module.</summary>
    [Parameter(ParameterSetName = DemoSet, Mandatory = true)]
    public SwitchParameter Demo { get; set; }

    /// <summary>A live tenant, from Connect-OAuthHunter: read once here, hunted in as often as wanted.</summary>
    [Parameter(ParameterSetName = ConnectionSet, Mandatory = true)]
    [ValidateNotNull]
    public OAuthHunterContext? Connection { get; set; }

    /// <summary>How far back the logs of a live tenant are read. Without it: 30 days.</summary>
    [Parameter(ParameterSetName = ConnectionSet)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Also asks this machine's name servers for SPF, DMARC and MX of the tenant's domains, and whether the hosts that its own apps reply to have an address. Off unless asked for: nothing else here talks to anybody but the tenant.</summary>
    [Parameter]
    public SwitchParameter ResolveDns { get; set; }

    private protected override bool WantsDns => ResolveDns;

    protected override void PrepareRecord()
    {
        if (ParameterSetName == DemoSet)
        {
            AddDemo();
        }

        foreach (var path in ParameterSetName == PathSet ? Path : [])
        {
            Paths.Add(path);
        }

        foreach (var path in ParameterSetName == LiteralPathSet ? LiteralPath : [])
        {
            Paths.AddLiteral(path);
        }
    }

    protected override async Task EndProcessingAsync()
    {
        if (Connection is null && Paths.All.Count == 0)
        {
            // Each path that led nowhere has been reported.
            return;
        }

        var evidence = Connection is null ? await ReadEvidenceAsync().ConfigureAwait(false) : await ReadTenantAsync(Connection, Since).ConfigureAwait(false);
        await SendAsync(() => WriteObject(evidence)).ConfigureAwait(false);
    }

    private void AddDemo()
    {
        var assembly = new FileInfo(typeof(ImportTenantEvidenceCommand).Assembly.Location);
        var folder = System.IO.Path.Combine(assembly.Directory!.Parent!.Parent!.FullName, "demo", "contoso");
        if (!Directory.Exists(folder))
        {
            ThrowTerminatingError(Errors.DemoMissing(folder));
        }

        Paths.AddLiteral(folder);
    }
}
