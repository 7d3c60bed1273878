using System.ComponentModel;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>How the compiler marks the copy constructor of a record with <c>required</c> members; .NET Framework does not have it.</summary>
[AttributeUsage(AttributeTargets.Constructor, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
