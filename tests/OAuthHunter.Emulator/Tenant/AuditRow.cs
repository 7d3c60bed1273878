namespace OAuthHunter.Emulator.Tenant;

/// <summary>What a search of the audit log looks at, and where the record is.</summary>
/// <param name="Index">Position in the set.</param>
/// <param name="Time">When it happened, in UTC.</param>
/// <param name="Operation">As the audit log spells it: Entra's operations end with a full stop.</param>
/// <param name="RecordType">Its name.</param>
/// <param name="UserId">Who did it.</param>
internal sealed record AuditRow(int Index, DateTimeOffset Time, string Operation, string RecordType, string UserId);
