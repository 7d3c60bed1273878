using OAuthHunter.DemoTenant;

return await DemoCommand.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
