namespace OAuthHunter.Facts.SignIns;

/// <summary>A success for which one factor sufficed.</summary>
internal sealed record SingleFactorSignIn(SignInMoment Moment, string? App) : IComparable<SingleFactorSignIn>
{
    public int CompareTo(SingleFactorSignIn? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byMoment = Moment.CompareTo(other.Moment);
        return byMoment != 0 ? byMoment : string.CompareOrdinal(App, other.App);
    }
}
