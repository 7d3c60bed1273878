using OAuthHunter.Evidence.Mapping;

namespace OAuthHunter.Core.Tests.Evidence;

public class JsonTextRowTests
{
    private const string Whole = """{"a":"one","n":15,"o":{"x":"y"},"l":[{"Name":"p","Value":"q"},{"Name":"r","Value":"s"}],"z":"end"}""";

    [Theory]
    [InlineData("""{"a":"one","n":1""", "a")]
    [InlineData("""{"a":"one","n":15,"o":{"x":"y""", "a n")]
    [InlineData("""{"a":"one","n":15,"o":{"x":"y"}""", "a n o")]
    [InlineData("""{"a":"one","n":15,"o":{"x":"y"},"l":[{"Name":"p","Value":"q"},{"Na""", "a n o l")]
    [InlineData("""{"a":"one" garbage "n":15}""", "a")]
    public void Of_a_text_that_is_cut_off_the_whole_values_are_read(string text, string names) =>
        Assert.Equal(names, string.Join(" ", JsonTextRow.ParseHead(text)!.Names));

    [Theory]
    [InlineData("")]
    [InlineData("{\"a")]
    [InlineData("no json")]
    [InlineData("[1,2]")]
    public void Where_nothing_is_whole_there_is_nothing(string text) => Assert.Null(JsonTextRow.ParseHead(text));

    [Fact]
    public void Wherever_the_cut_is_nothing_is_read_that_the_whole_does_not_say()
    {
        var whole = JsonTextRow.Parse(Whole)!;
        for (var length = 0; length <= Whole.Length; length++)
        {
            var head = JsonTextRow.ParseHead(Whole.Substring(0, length));
            foreach (var name in head?.Names ?? [])
            {
                Assert.Equal(whole.Text(name), head!.Text(name));
                Assert.Equal((whole.Objects(name) ?? []).Select(row => row.Text("Name")).Take(head.Objects(name)?.Count ?? 0), (head.Objects(name) ?? []).Select(row => row.Text("Name")));
            }
        }
    }
}
