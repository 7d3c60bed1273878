namespace OAuthHunter.Facts.MailVolume;

/// <summary>What the messages of one cell have in common. Texts are lower case and empty where nothing is known.</summary>
/// <param name="Hour">Start of the hour (or day, when the ledger is coarse), UTC ticks.</param>
/// <param name="Sender">Domain of the sender.</param>
/// <param name="Recipient">Domain of the recipient, or <c>#n</c> for one of the groups that domains are hashed into when there are too many.</param>
/// <param name="Address">Where it came from, or its network.</param>
/// <param name="Connector">Connector that it came in by, as the source spells it.</param>
/// <param name="Flags">What became of it.</param>
internal readonly record struct MailTraceKey(long Hour, string Sender, string Recipient, string Address, string Connector, MailTraceFlags Flags);
