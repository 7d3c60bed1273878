using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>How the compiler marks types with <c>required</c> members; .NET Framework does not have it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
internal sealed class RequiredMemberAttribute : Attribute;
