using System.ComponentModel;
using System.Management.Automation;
using OAuthHunter.Evidence;
using OAuthHunter.Live;
using OAuthHunter.Model;

namespace OAuthHunter.Pipeline;

/// <summary>A cmdlet about objects of mail flow: from evidence, or straight from an Exchange cmdlet through the pipeline.</summary>
/// <typeparam name="T">What it writes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MailFlowCommand<T> : FactsCommand<T>
    where T : class
{
    private protected const string InputObjectSet = "InputObject";

    private readonly List<(EntitySet Set, EvidenceRecord Record)> records = [];

    private protected MailFlowCommand()
    {
    }

    /// <summary>Output of the Exchange cmdlet: live, deserialized, or imported from CSV or CliXml.</summary>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Objects that the audit log shows and that are gone. On unless switched off with -IncludeDeleted:$false.</summary>
    [Parameter(ParameterSetName = EvidenceSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = ConnectionSet)]
    public SwitchParameter IncludeDeleted { get; set; } = true;

    /// <summary>Also objects about which nothing was found.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>The set that the objects belong to.</summary>
    private protected abstract EntitySet Set { get; }

    /// <summary>Cmdlet that the objects come from.</summary>
    private protected abstract string SourceCmdlet { get; }

    /// <summary>Properties of which an object of the kind has at least one.</summary>
    private protected abstract IReadOnlyList<string> TellTales { get; }

    // Properties of live objects may run script, so they are read here, on the pipeline thread.
    protected sealed override void PrepareRecord()
    {
        if (InputObject is not { } input)
        {
            return;
        }

        var row = new PSObjectRow(input, new EvidenceOrigin(SourceCmdlet, records.Count + 1));
        if (SetOf(row) is not { } set)
        {
            WriteError(Errors.InputNotRecognised(input, $"output of {SourceCmdlet}"));
            return;
        }

        records.Add((set, Map(row)));
    }

    /// <summary>The set that an object belongs to; null for what is none of the kind.</summary>
    private protected virtual EntitySet? SetOf(EvidenceRow row) => row.Text("Name", "Identity") is not null && TellTales.Any(row.Has) ? Set : null;

    private protected abstract EvidenceRecord Map(EvidenceRow row);

    /// <summary>What the caller told by parameters and the objects do not.</summary>
    private protected virtual IEnumerable<(EntitySet Set, EvidenceRecord Record)> Companions() => [];

    // Bad input has been reported; it still counts as input.
    private protected sealed override Task<bool> ProcessInputAsync() => Task.FromResult(InputObject is not null);

    private protected sealed override async Task FinishAsync()
    {
        if (records.Count > 0)
        {
            var source = new LiveObjectSource([.. records, .. Companions()]);
            await HuntAsync(await TenantEvidence.ReadAsync(source, new ReadProgress(_ => { }, _ => { }), StopToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }
}
