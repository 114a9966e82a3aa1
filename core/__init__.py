"""What a message is, detecting, redacting, deciding, answering. Knows no chat platform; makes no network call."""
