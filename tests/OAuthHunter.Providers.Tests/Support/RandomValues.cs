using System.Reflection;

namespace OAuthHunter.Providers.Tests.Support;

/// <summary>Fills records with random values, control characters and empty lists among them.</summary>
internal static class RandomValues
{
    private const string Characters = "abc XYZ09\"\\/{}[],:\n\r\t\u0000\u001b\u00e9\u4e2d\u2028<>&'";

    public static object Make(Type type, Random random)
    {
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        var instance = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, random, isRequired: parameter.Name == "Name" || parameter.Name == "Id"))]);
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite && property.Name != "Origin"))
        {
            var isNullable = new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
            property.SetValue(instance, Value(property.PropertyType, random, isRequired: !isNullable));
        }

        return instance;
    }

    private static object? Value(Type type, Random random, bool isRequired)
    {
        var underlying = Nullable.GetUnderlyingType(type) ?? type;
        if (!isRequired && random.Next(3) == 0)
        {
            return null;
        }

        if (underlying == typeof(string))
        {
            return new string([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Characters[random.Next(Characters.Length)])]);
        }

        if (underlying == typeof(bool))
        {
            return random.Next(2) == 0;
        }

        if (underlying == typeof(int))
        {
            return random.Next(int.MinValue, int.MaxValue);
        }

        if (underlying == typeof(double))
        {
            return random.NextDouble() * 180;
        }

        if (underlying == typeof(DateTimeOffset))
        {
            return DateTimeOffset.UnixEpoch.AddTicks(random.NextInt64(0, 4_000_000_000L * TimeSpan.TicksPerSecond));
        }

        if (underlying.IsEnum)
        {
            var values = Enum.GetValues(underlying);
            return values.GetValue(random.Next(values.Length));
        }

        if (underlying.IsGenericType)
        {
            var item = underlying.GetGenericArguments()[0];
            var array = Array.CreateInstance(item, random.Next(0, 4));
            for (var i = 0; i < array.Length; i++)
            {
                array.SetValue(Value(item, random, isRequired: true), i);
            }

            return array;
        }

        return Make(underlying, random);
    }
}
