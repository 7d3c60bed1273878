using System.Text;

namespace OAuthHunter.Evidence;

/// <summary>
/// Many texts that nobody shares, such as ids: one byte a character where all are ASCII, in large pieces, so that a text costs its
/// length and no object. Others are kept as they are.
/// </summary>
internal sealed class PackedTexts
{
    private const int PieceSize = 64 * 1024;

    // A text's number is where it begins; a negative one counts the texts that could not be packed.
    private readonly List<byte[]> pieces = [];
    private readonly List<string?> others = [null];
    private int used = PieceSize;

    public string? this[int number]
    {
        get
        {
            if (number < 0)
            {
                return others[-number - 1];
            }

            var piece = pieces[number / PieceSize];
            var at = number % PieceSize;
            return Encoding.ASCII.GetString(piece, at + 1, piece[at]);
        }
    }

    public int Add(string? text)
    {
        if (text is null)
        {
            return -1;
        }

        if (!CanPack(text) || pieces.Count >= int.MaxValue / PieceSize)
        {
            others.Add(text);
            return -others.Count;
        }

        if (used + text.Length + 1 > PieceSize)
        {
            pieces.Add(new byte[PieceSize]);
            used = 0;
        }

        var piece = pieces[pieces.Count - 1];
        var number = ((pieces.Count - 1) * PieceSize) + used;
        piece[used++] = (byte)text.Length;
        foreach (var character in text)
        {
            piece[used++] = (byte)character;
        }

        return number;
    }

    private static bool CanPack(string text)
    {
        if (text.Length > byte.MaxValue)
        {
            return false;
        }

        foreach (var character in text)
        {
            if (character > '\x7F')
            {
                return false;
            }
        }

        return true;
    }
}
