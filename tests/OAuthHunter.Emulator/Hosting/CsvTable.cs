namespace OAuthHunter.Emulator.Hosting;

/// <summary>A table that ships inside the program. No value in it holds a comma.</summary>
internal static class CsvTable
{
    public static IEnumerable<string[]> Read(string name)
    {
        using var stream = typeof(CsvTable).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line.Split(',');
            }
        }
    }
}
