"""Exports of chats: what lies in one, conversation by conversation and message by message, read and rewritten as a stream."""
