namespace OAuthHunter.Providers.Http;

/// <summary>
/// How many requests may be under way at once against one workload, learnt from its answers: halved and paused when it throttles,
/// widened slowly while it does not. Shared by everything that talks to that workload, so that one listing's 429 slows the others.
/// </summary>
internal sealed class AdaptiveLimit
{
    private readonly object gate = new();
    private readonly LinkedList<TaskCompletionSource<bool>> waiting = new();
    private readonly double ceiling;
    private double allowed;
    private int busy;

    public AdaptiveLimit(int start, int ceiling)
    {
        allowed = start;
        this.ceiling = ceiling;
    }

    /// <summary>Requests that may be under way at the moment.</summary>
    public int Allowed
    {
        get
        {
            lock (gate)
            {
                return (int)allowed;
            }
        }
    }

    /// <summary>No request is to start before this moment.</summary>
    public DateTimeOffset PausedUntil { get; private set; } = DateTimeOffset.MinValue;

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> turn;
        lock (gate)
        {
            if (busy < (int)allowed)
            {
                busy++;
                return;
            }

            turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.AddLast(turn);
        }

        using (cancellationToken.Register(() => GiveUp(turn)))
        {
            await turn.Task.ConfigureAwait(false);
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            busy--;
            Admit();
        }
    }

    public void Succeeded()
    {
        lock (gate)
        {
            allowed = Math.Min(ceiling, allowed + (1 / allowed));
            Admit();
        }
    }

    public void Throttled(DateTimeOffset resumeAt)
    {
        lock (gate)
        {
            allowed = Math.Max(1, allowed / 2);
            if (resumeAt > PausedUntil)
            {
                PausedUntil = resumeAt;
            }
        }
    }

    private void Admit()
    {
        while (busy < (int)allowed && waiting.First is { } first)
        {
            waiting.RemoveFirst();
            if (first.Value.TrySetResult(true))
            {
                busy++;
            }
        }
    }

    private void GiveUp(TaskCompletionSource<bool> turn)
    {
        lock (gate)
        {
            waiting.Remove(turn);
            turn.TrySetCanceled();
        }
    }
}
