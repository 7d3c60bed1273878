namespace OAuthHunter.Facts.Apps;

/// <summary>An event and the app that it is about.</summary>
internal sealed record AppEventOf(AppReference App, AppEvent Event);
