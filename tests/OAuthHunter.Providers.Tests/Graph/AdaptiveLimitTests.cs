using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Tests.Graph;

/// <summary>The shared limit narrows when throttled, widens slowly, and loses no place.</summary>
public sealed class AdaptiveLimitTests
{
    [Fact]
    public async Task No_more_enter_than_are_allowed()
    {
        var limit = new AdaptiveLimit(2, 8);
        await limit.EnterAsync(CancellationToken.None);
        await limit.EnterAsync(CancellationToken.None);
        var third = limit.EnterAsync(CancellationToken.None);
        Assert.False(third.IsCompleted);
        limit.Leave();
        await third.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Throttling_halves_and_success_widens_up_to_the_ceiling()
    {
        var limit = new AdaptiveLimit(8, 8);
        limit.Throttled(DateTimeOffset.MaxValue);
        Assert.Equal(4, limit.Allowed);
        Assert.Equal(DateTimeOffset.MaxValue, limit.PausedUntil);
        for (var i = 0; i < 10; i++)
        {
            limit.Throttled(DateTimeOffset.MinValue);
        }

        Assert.Equal(1, limit.Allowed);
        for (var i = 0; i < 1000; i++)
        {
            limit.Succeeded();
        }

        Assert.Equal(8, limit.Allowed);
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_place()
    {
        var limit = new AdaptiveLimit(1, 1);
        await limit.EnterAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var impatient = limit.EnterAsync(stop.Token);
        var patient = limit.EnterAsync(CancellationToken.None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        limit.Leave();
        await patient.WaitAsync(TimeSpan.FromSeconds(5));
    }
}
