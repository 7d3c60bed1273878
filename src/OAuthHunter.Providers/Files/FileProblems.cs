using System.Text;
using Sylvan.Data.Csv;

namespace OAuthHunter.Providers.Files;

/// <summary>Says in plain words why a file could not be read, and what to do.</summary>
internal static class FileProblems
{
    /// <summary>Null for an exception that is no fault of the file.</summary>
    public static (string Problem, string Action)? Explain(Exception exception) => exception switch
    {
        UnauthorizedAccessException => ("Access to the file is denied.", "Give the account that runs the hunt the right to read it."),
        FileNotFoundException or DirectoryNotFoundException => ("The file is gone.", "Check the path, then read again."),
        InvalidDataException => ("The archive is damaged, cut off or encrypted: " + exception.Message, "Unpack it by hand, or get it again."),
        EndOfStreamException => ("The file is cut off.", "Get it again."),
        CsvFormatException => ("The lines are no valid CSV: " + exception.Message, "Export the file again."),
        NotSupportedException => ("The archive uses a method that cannot be read, such as encryption: " + exception.Message, "Unpack it by hand."),
        DecoderFallbackException => ("The text cannot be decoded.", "Save the file as UTF-8."),
        IOException => ("The file cannot be read: " + exception.Message, "Check that no other program holds it, then read again."),
        _ => null,
    };
}
