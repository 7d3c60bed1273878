using System.Text;

namespace OAuthHunter.Providers.Files;

/// <summary>Replaces bytes that are no text by U+FFFD and counts how often.</summary>
internal sealed class ReplacementCounter : DecoderFallback
{
    public long Count { get; private set; }

    public override int MaxCharCount => 1;

    /// <summary>The encoding with this counter in it.</summary>
    public Encoding Attach(Encoding encoding)
    {
        var clone = (Encoding)encoding.Clone();
        clone.DecoderFallback = this;
        return clone;
    }

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Replacement(this);

    private sealed class Replacement(ReplacementCounter owner) : DecoderFallbackBuffer
    {
        private int remaining;

        public override int Remaining => remaining;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Count++;
            remaining = 1;
            return true;
        }

        public override char GetNextChar()
        {
            if (remaining == 0)
            {
                return '\0';
            }

            remaining = 0;
            return '\uFFFD';
        }

        public override bool MovePrevious() => false;
    }
}
