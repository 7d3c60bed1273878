using OAuthHunter.Emulator.Hosting;

try
{
    var options = EmulatorArguments.Parse(args);
    await using var emulator = await TenantEmulator.StartAsync(options);
    Console.WriteLine(emulator.BaseAddress.ToString().TrimEnd('/'));
    Console.WriteLine($"tenant {emulator.TenantId}; client secret '{options.ClientSecret}'; counts at /_emulator/requests; Ctrl+C stops");
    await emulator.WaitForShutdownAsync();
    return 0;
}
catch (Exception exception) when (exception is ArgumentException or IOException)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(EmulatorArguments.Usage);
    return 2;
}
