namespace OAuthHunter.Pipeline;

/// <summary>Something for the pipeline thread to do, and a task that tells when it is done.</summary>
internal sealed class PipelineAction(Action action)
{
    private readonly TaskCompletionSource<bool> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Completion => completion.Task;

    public void Run()
    {
        try
        {
            action();
            completion.TrySetResult(true);
        }
        catch
        {
            completion.TrySetCanceled();
            throw;
        }
    }

    public void Cancel() => completion.TrySetCanceled();
}
