namespace OAuthHunter.Output;

/// <summary>Whether evidence holds what a detection takes.</summary>
public enum DetectionReadiness
{
    /// <summary>Nothing of it; the detection cannot say anything.</summary>
    NotReady,

    /// <summary>Some of it; the detection sees part.</summary>
    Partly,

    /// <summary>All of it.</summary>
    Ready,
}
