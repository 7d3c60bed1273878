using OAuthHunter.ConditionalAccess;

namespace OAuthHunter.Core.Tests.ConditionalAccess;

public class AccessCaseTests
{
    public static TheoryData<string> Names => [.. AccessCases.Table.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_engine_answers_as_the_documentation_does(string name)
    {
        var one = AccessCases.Table.Single(candidate => candidate.Name == name);

        var answer = one.Question(one.Engine().Evaluate(one.Subject));

        Assert.Equal(one.Expected, answer.State);
        Assert.Equal(one.Expected == DemandState.NotAssessed, answer.Unknown.Count > 0);
        if (one.Expected is DemandState.No or DemandState.Partly)
        {
            Assert.NotNull(answer.Hole);
        }

        if (one.Hole is { } hole)
        {
            Assert.Contains(hole, answer.Hole!.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void There_are_enough_cases_and_each_names_its_page()
    {
        Assert.True(AccessCases.Table.Count >= 120, $"{AccessCases.Table.Count} cases");
        Assert.Equal(AccessCases.Table.Count, AccessCases.Table.Select(one => one.Name).Distinct().Count());
        Assert.All(AccessCases.Table, one => Assert.Contains('/', one.Page));
    }
}
