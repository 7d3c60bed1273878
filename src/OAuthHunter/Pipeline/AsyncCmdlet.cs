using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using OAuthHunter.Views;

namespace OAuthHunter.Pipeline;

/// <summary>
/// Runs each block of a cmdlet on the thread pool while the pipeline thread, which alone may write, carries out what the block
/// queues. The only place in this assembly that deals with threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    // Ctrl+C returns the prompt within this time even when the block is deep in work that cannot be cancelled.
    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    // Flows with the block into everything that it starts, the providers' threads too.
    private static readonly AsyncLocal<AsyncCmdlet?> Running = new();

    private readonly CancellationTokenSource stop = new();
    private BlockingCollection<PipelineAction?>? queue;

    protected AsyncCmdlet()
    {
        StopToken = stop.Token;
    }

    /// <summary>Cancelled by Ctrl+C and when the pipeline downstream has had enough.</summary>
    protected CancellationToken StopToken { get; }

    /// <summary>The cmdlet whose block this is part of; null outside any.</summary>
    internal static AsyncCmdlet? AtWork => Running.Value;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual Task ProcessRecordAsync() => Task.CompletedTask;

    protected virtual Task EndProcessingAsync() => Task.CompletedTask;

    /// <summary>Runs on the pipeline thread before <see cref="ProcessRecordAsync"/>: for what asks the session.</summary>
    protected virtual void PrepareRecord()
    {
    }

    /// <summary>Runs on the pipeline thread before <see cref="EndProcessingAsync"/>.</summary>
    protected virtual void PrepareEnd()
    {
    }

    protected sealed override void ProcessRecord()
    {
        PrepareRecord();
        RunBlock(ProcessRecordAsync);
    }

    protected sealed override void EndProcessing()
    {
        PrepareEnd();
        RunBlock(EndProcessingAsync);
    }

    protected sealed override void StopProcessing()
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl+C met the cmdlet's own end.
        }
    }

    /// <summary>Queues a write and goes on. Order is kept.</summary>
    protected void Post(Action write) => Enqueue(new PipelineAction(write));

    /// <summary>Queues a warning. It may quote evidence, whose names are an attacker's choice, and a warning goes to the terminal as it is.</summary>
    protected void Warn(string message) => Post(() => WriteWarning(Formatting.Clean(message)));

    /// <summary>Queues a line for -Verbose, as harmless as a warning.</summary>
    protected void Tell(string message) => Post(() => WriteVerbose(Formatting.Clean(message)));

    /// <summary>Queues a write and waits until the pipeline has taken it.</summary>
    protected Task SendAsync(Action write)
    {
        var action = new PipelineAction(write);
        Enqueue(action);
        return action.Completion;
    }

    /// <summary>
    /// Writes many rows, in order. They go out in portions, because a hand-over between two threads costs more than making a row, and
    /// one portion is made while the pipeline takes the one before.
    /// </summary>
    protected async Task SendAllAsync<T>(IEnumerable<T> rows)
    {
        const int Portion = 256;
        var sent = Task.CompletedTask;
        var portion = new List<T>(Portion);
        foreach (var row in rows)
        {
            StopToken.ThrowIfCancellationRequested();
            portion.Add(row);
            if (portion.Count == Portion)
            {
                var full = portion;
                portion = new List<T>(Portion);
                await sent.ConfigureAwait(false);
                sent = SendAsync(() => WriteObject(full, enumerateCollection: true));
            }
        }

        await sent.ConfigureAwait(false);
        if (portion.Count > 0)
        {
            await SendAsync(() => WriteObject(portion, enumerateCollection: true)).ConfigureAwait(false);
        }
    }

    /// <summary>Lets the pipeline thread work something out. What it throws comes back to the caller; the pipeline goes on.</summary>
    internal async Task<T> OnPipelineAsync<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        await SendAsync(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception exception) when (exception is not PipelineStoppedException)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }).ConfigureAwait(false);
        failure?.Throw();
        return result!;
    }

    /// <summary>Ends the cmdlet with a terminating error, from any thread.</summary>
    protected static Exception Terminate(ErrorRecord error) => new TerminatingErrorException(error);

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            stop.Dispose();
        }
    }

    private void RunBlock(Func<Task> block)
    {
        var actions = new BlockingCollection<PipelineAction?>();
        queue = actions;
        var task = Task.Run(async () =>
        {
            Running.Value = this;
            try
            {
                await block().ConfigureAwait(false);
            }
            finally
            {
                End(actions);
            }
        });

        var hasEnded = Drain(actions, out var failure);
        actions.CompleteAdding();
        failure?.Throw();
        if (hasEnded)
        {
            Observe(task);
        }
    }

    /// <summary>Carries out what is queued until the block ends; false when it was stopped and took too long to end.</summary>
    /// <param name="actions">The queue.</param>
    /// <param name="failure">What the engine threw at a write: it stops the block and is thrown after it.</param>
    private bool Drain(BlockingCollection<PipelineAction?> actions, out ExceptionDispatchInfo? failure)
    {
        failure = null;
        var stopped = new Stopwatch();
        while (true)
        {
            if (StopToken.IsCancellationRequested)
            {
                stopped.Start();
            }

            if (!actions.TryTake(out var action, Poll))
            {
                if (stopped.Elapsed > StopGrace)
                {
                    return false;
                }

                continue;
            }

            if (action is null)
            {
                return true;
            }

            if (StopToken.IsCancellationRequested)
            {
                action.Cancel();
                continue;
            }

            try
            {
                action.Run();
            }
            catch (Exception exception)
            {
                failure ??= ExceptionDispatchInfo.Capture(exception);
                stop.Cancel();
            }
        }
    }

    private static void End(BlockingCollection<PipelineAction?> actions)
    {
        try
        {
            actions.Add(null);
        }
        catch (InvalidOperationException)
        {
            // The pipeline thread did not wait for the end.
        }
    }

    private void Observe(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (TerminatingErrorException exception)
        {
            ThrowTerminatingError(exception.ErrorRecord);
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
        }
        catch (PipelineStoppedException) when (StopToken.IsCancellationRequested)
        {
        }
    }

    // A block that outlived its pipeline must not write into the next one.
    private void Enqueue(PipelineAction action)
    {
        try
        {
            (queue ?? throw new PipelineStoppedException()).Add(action);
        }
        catch (InvalidOperationException)
        {
            throw new PipelineStoppedException();
        }
    }
}
