namespace OAuthHunter.Evidence;

/// <summary>Texts by number, equal texts under one number. Zero is null.</summary>
internal sealed class SharedTexts
{
    private readonly List<string?> texts = [null];
    private Dictionary<string, int>? numbers;

    public string? this[int number] => texts[number];

    public int Add(string? text)
    {
        if (text is null)
        {
            return 0;
        }

        numbers ??= Numbered();
        if (!numbers.TryGetValue(text, out var number))
        {
            number = texts.Count;
            numbers.Add(text, number);
            texts.Add(text);
        }

        return number;
    }

    /// <summary>Lets go of what finds equal texts; made again should another text come.</summary>
    public void Seal() => numbers = null;

    private Dictionary<string, int> Numbered()
    {
        var found = new Dictionary<string, int>(texts.Count, StringComparer.Ordinal);
        for (var number = 1; number < texts.Count; number++)
        {
            found.Add(texts[number]!, number);
        }

        return found;
    }
}
