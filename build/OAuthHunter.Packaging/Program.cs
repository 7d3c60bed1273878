namespace OAuthHunter.Packaging;

/// <summary>The command line: <c>module-folder output-folder project.assets.json</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments.Length != 3)
        {
            Console.Error.WriteLine("Usage: OAuthHunter.Packaging <module folder> <output folder> <project.assets.json of the providers>");
            return 2;
        }

        try
        {
            foreach (var file in ReleaseMaker.Make(arguments[0], arguments[1], arguments[2]))
            {
                Console.WriteLine($"{file.Sha256}  {file.Name}  ({file.Length:N0} bytes)");
            }

            return 0;
        }
        catch (Exception exception) when (exception is PackagingException or IOException)
        {
            Console.Error.WriteLine($"error : {exception.Message}");
            return 1;
        }
    }
}
