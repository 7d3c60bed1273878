using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Snapshots;

/// <summary>
/// Knows a file that was taken out of a snapshot. Its records leave out what is not known and nest less than those of the service,
/// so that their content alone seldom tells what they are; the name that the snapshot gave the file does, where the first record
/// has the shape that goes with it. An export of the service under the same name has properties of its own, or nulls.
/// </summary>
internal static class SnapshotPart
{
    private const string Ending = ".ndjson";

    /// <param name="path">Of the file.</param>
    /// <param name="head">Its first bytes, without a byte order mark.</param>
    /// <returns>The set that the file holds; null when it is no part of a snapshot.</returns>
    public static EntitySet? Of(string path, ReadOnlySpan<byte> head)
    {
        var name = Path.GetFileName(path);
        if (!name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) || EntitySets.Find(name.Substring(0, name.Length - Ending.Length)) is not { } set)
        {
            return null;
        }

        var end = head.IndexOf((byte)'\n');
        return Fits(end < 0 ? head : head.Slice(0, end), isWhole: end >= 0, SnapshotJson.Of(set)) ? set : null;
    }

    /// <summary>Whether everything that is to be seen of a record has its place in the model.</summary>
    private static bool Fits(ReadOnlySpan<byte> line, bool isWhole, JsonTypeInfo record)
    {
        var reader = new Utf8JsonReader(line, isWhole, default);
        var open = new Stack<JsonTypeInfo>();
        JsonTypeInfo? next = record;
        var names = 0;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject when next?.Kind == JsonTypeInfoKind.Object:
                        open.Push(next);
                        break;
                    case JsonTokenType.StartArray when next?.Kind == JsonTypeInfoKind.Enumerable:
                        open.Push(next);
                        next = ElementOf(next);
                        break;
                    case JsonTokenType.PropertyName:
                        var name = reader.GetString();
                        if (open.Peek().Properties.FirstOrDefault(property => property.Name == name) is not { } known)
                        {
                            return false;
                        }

                        next = record.Options.GetTypeInfo(known.PropertyType);
                        names++;
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Pop();
                        next = open.Count > 0 && open.Peek().Kind == JsonTypeInfoKind.Enumerable ? ElementOf(open.Peek()) : null;
                        break;
                    case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False when next?.Kind == JsonTypeInfoKind.None:
                        break;
                    default:
                        return false;
                }
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return names > 0;
    }

    private static JsonTypeInfo ElementOf(JsonTypeInfo list) => list.Options.GetTypeInfo(list.Type.IsArray ? list.Type.GetElementType()! : list.Type.GetGenericArguments()[0]);
}
