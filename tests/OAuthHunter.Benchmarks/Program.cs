using System.Globalization;
using OAuthHunter.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Here and not in the suite, whose code brings Core in: it is the import that must bring it.
if (args is ["--import", var manifest])
{
    Console.WriteLine(ModuleImport.Once(manifest));
    return 0;
}

return await Suite.RunAsync(args);
