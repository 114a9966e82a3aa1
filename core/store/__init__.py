"""What the bot remembers; never content."""
