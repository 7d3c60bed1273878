using System.Buffers;
using System.Runtime.InteropServices;

namespace OAuthHunter.Providers.Http;

/// <summary>A whole answer, its body in memory.</summary>
internal sealed class ServiceResponse
{
    public required int Status { get; init; }

    /// <summary>Rented: <see cref="Release"/> gives it back; who does not leaves it to the garbage collector.</summary>
    public required ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>How long the service asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gives the body's memory back for the next answer. Nobody may look at the body after that.</summary>
    public void Release()
    {
        if (MemoryMarshal.TryGetArray(Body, out var bytes) && bytes.Array is { Length: > 0 } array)
        {
            Body = default;
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    public bool IsSuccess => Status is >= 200 and < 300;
}
