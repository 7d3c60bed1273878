using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>How the compiler keeps older ones away from constructors with <c>required</c> members; .NET Framework does not have it.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;

    public bool IsOptional { get; init; }
}
