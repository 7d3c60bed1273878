using CsCheck;
using OAuthHunter.Model;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Files;

/// <summary>However evidence is cut into files, shuffled and repeated, it stays the same evidence.</summary>
public sealed class SplitPropertyTests
{
    [Fact]
    public void Files_order_and_repetition_change_nothing()
    {
        var lines = Gen.Int[1, 30].Select(count => Enumerable.Range(0, count).Select(Line).ToArray());
        var input = Gen.Select(lines, Gen.Int[1, 5], Gen.Int[0, 20], Gen.Int);

        input.Sample(
            (all, files, repeated, seed) =>
            {
                var random = new Random(seed);
                var copies = all.Concat(Enumerable.Range(0, repeated).Select(_ => all[random.Next(all.Length)])).OrderBy(_ => random.Next()).ToArray();
                using var folder = new TempFolder();
                for (var file = 0; file < files; file++)
                {
                    folder.Write($"{file}.ndjson", string.Join("\n", copies.Where((_, index) => index % files == file)) + "\n");
                }

                var (report, sink) = folder.Read();

                Assert.Equal(Enumerable.Range(0, all.Length).Select(number => $"s{number}").Order(), sink.Of<SignIn>().Select(signIn => signIn.Id).Order());
                Assert.Equal(repeated, report.Files.Sum(file => file.Duplicates));
                Assert.Equal(all.Length, report.Coverage.Sets.Sum(set => set.Count));
                return true;
            },
            iter: 60,
            threads: 1);
    }

    private static string Line(int number) =>
        $$"""{"id":"s{{number}}","createdDateTime":"2026-09-01T10:00:{{number:00}}Z","userPrincipalName":"amy@contoso.com","appId":"a","ipAddress":"192.0.2.{{number}}","status":{"errorCode":0} }""";
}
