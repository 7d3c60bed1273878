namespace OAuthHunter.ConditionalAccess;

/// <summary>System and device: the two hang together.</summary>
internal sealed record Machine(DevicePlatform Platform, AccessDevice Device)
{
    public bool IsManaged => Device.IsCompliant || IsHybrid;

    public bool IsHybrid => string.Equals(Device.TrustType, "ServerAD", StringComparison.OrdinalIgnoreCase);

    /// <summary>What grant controls see of it.</summary>
    public string Key =>
        $"{(Platform is DevicePlatform.IOS or DevicePlatform.Android ? "mobile" : Platform == DevicePlatform.Windows ? "windows" : "other")}|{Device.IsRegistered}|{Device.IsCompliant}|{IsHybrid}";

    /// <summary>Whether a sign-in can come from it by that route: legacy clients and device codes tell nothing of the device.</summary>
    public bool Serves(Route route) => !Device.IsRegistered || (route.Client != ClientApp.OtherLegacy && route.Flow != SignInFlow.DeviceCode);
}
