using System.Text.RegularExpressions;

namespace OAuthHunter.Emulator.Graph;

/// <summary>Cuts a $filter into its words.</summary>
internal sealed partial class FilterScanner
{
    private readonly List<string> words = [];
    private readonly string filter;
    private int position;

    public FilterScanner(string filter)
    {
        this.filter = filter;
        var end = 0;
        foreach (Match match in Word().Matches(filter))
        {
            if (filter[end..match.Index].Trim().Length > 0)
            {
                throw Invalid();
            }

            words.Add(match.Value);
            end = match.Index + match.Length;
        }

        if (filter[end..].Trim().Length > 0)
        {
            throw Invalid();
        }
    }

    public bool AtEnd => position == words.Count;

    public string? Peek(int ahead = 0) => position + ahead < words.Count ? words[position + ahead] : null;

    public string Take() => position < words.Count ? words[position++] : throw Invalid();

    public bool TryTake(string word)
    {
        if (Peek() != word)
        {
            return false;
        }

        position++;
        return true;
    }

    public void Expect(string word)
    {
        if (!TryTake(word))
        {
            throw Invalid();
        }
    }

    public GraphException Invalid() => GraphException.BadRequest($"Invalid filter clause: {filter}");

    [GeneratedRegex(@"'(?:[^']|'')*'|[(),:]|[^\s(),:'](?:[^\s(),']|:(?=\d\d))*(?<!:)")]
    private static partial Regex Word();
}
