"""The fake's channels and user groups, as Slack's methods tell of them."""

Json = dict[str, object]


class SlackChannels:
    """``elsewhere``: public channels that the bot is not in. ``channels``: those that it is in.

    ``creators``: who made a channel.
    """

    channels: dict[str, list[Json]]
    readers: list[str]
    elsewhere: list[str]
    creators: dict[str, str]

    def _usergroups_list(self, body: Json) -> Json:
        return {"usergroups": [{"id": "S0PRIVACY", "handle": "privacy"}]}

    def _conversations_info(self, body: Json) -> Json:
        if body["channel"] not in self.channels:
            return {"error": "channel_not_found"}
        creator = self.creators.get(str(body["channel"]), "U0CREATOR")
        return {"channel": {"id": body["channel"], "num_members": len(self.readers) + 1, "creator": creator}}

    def _conversations_list(self, body: Json) -> Json:
        every = [(name, True) for name in self.channels] + [(name, False) for name in self.elsewhere]
        start, size = int(str(body.get("cursor") or 0)), int(str(body.get("limit", 100)))
        if size > 999:
            return {"error": "invalid_limit"}
        more = str(start + size) if start + size < len(every) else ""
        page = [{"id": name, "is_member": ours} for name, ours in every[start : start + size]]
        return {"channels": page, "response_metadata": {"next_cursor": more}}

    def _conversations_join(self, body: Json) -> Json:
        channel = str(body["channel"])
        if channel not in self.elsewhere:
            return {"error": "channel_not_found"}
        self.elsewhere.remove(channel)
        self.channels[channel] = []
        return {"channel": {"id": channel}}
