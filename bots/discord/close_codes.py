"""Why Discord's gateway has closed a connection for good, and what helps.

Source: Discord developer documentation, "Opcodes and Status Codes", "Gateway Close Event Codes".
"""

from collections.abc import Mapping

NO_INTENT = "discord: the message content intent is not granted (4014); turn it on in the developer portal, under Bot"
_CURES: Mapping[int, str] = {
    4004: "environment: DISCORD_TOKEN: Discord's gateway refuses it (4004); reset the token in the developer portal, and copy it",
    4010: "environment: DISCORD_SHARDS: Discord knows no such shard (4010); leave it empty, or count from 0 as in 0-3/16",
    4011: "environment: DISCORD_SHARDS: the bot is in too many servers for so few shards (4011); leave it empty, or name more",
    4012: "discord: this release speaks a version of the gateway that Discord has ended (4012); install a newer release",
    4013: "discord: Discord does not know one of the intents that this release asks for (4013); install a newer release",
    4014: NO_INTENT,
}


def cure_of(code: int | None) -> str | None:
    """One line for whoever runs the bot; None where it is of use to connect again."""
    return _CURES.get(code or 0)
