using OAuthHunter.Evidence.Mapping;

namespace OAuthHunter.Core.Tests.Evidence;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("plain", "plain")]
    [InlineData("\"text\"", "text")]
    [InlineData("\"\"", "")]
    [InlineData("\"a\\\"b\\\\c\\u00e9\\n\"", "a\"b\\cé\n")]
    [InlineData("[\"a\"]", "[\"a\"]")]
    [InlineData("{\"a\":1}", "{\"a\":1}")]
    [InlineData("\"a\" and \"b\"", "\"a\" and \"b\"")]
    [InlineData("\"broken\\\"", "\"broken\\\"")]
    [InlineData("\"\\u12\"", "\"\\u12\"")]
    public void One_layer_of_quotes_comes_off_and_nothing_else(string? value, string? expected) => Assert.Equal(expected, JsonText.Unquote(value));
}
