"""``/privacy-check history``: older messages are searched in the background, admins get the results, and authors a notice."""
