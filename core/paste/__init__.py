"""Recognises what a text is: talk, a prompt, an AI conversation, a chat log, an e-mail thread, a table, a share link."""
