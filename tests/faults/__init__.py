"""Real processes of the bot, while things go wrong."""
