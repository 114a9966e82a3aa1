"""Says what a text is: talk, a prompt, an AI conversation, a chat log, a mail thread, a table, a share link."""
