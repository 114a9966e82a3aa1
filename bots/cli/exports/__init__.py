"""Exports of chats from the command line: scanned and redacted by several processes or a cluster, and told of in reports."""
