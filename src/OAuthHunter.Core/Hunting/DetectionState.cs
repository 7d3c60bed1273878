namespace OAuthHunter.Hunting;

/// <summary>What a detection could say.</summary>
public enum DetectionState
{
    /// <summary>The evidence it takes is missing. Not a pass.</summary>
    NotAssessed,

    /// <summary>It saw part of what it takes and found nothing in that part. Not a pass.</summary>
    PartlyAssessed,

    /// <summary>It saw all that it takes and found nothing.</summary>
    Pass,

    /// <summary>It found something.</summary>
    Finding,

    /// <summary>It failed; the others went on.</summary>
    Error,
}
