"""The fake's channels and user groups, as Slack's methods tell of them."""

Json = dict[str, object]


class SlackChannels:
    """What can be looked up by an id."""

    channels: dict[str, list[Json]]
    readers: list[str]

    def _usergroups_list(self, body: Json) -> Json:
        return {"usergroups": [{"id": "S0PRIVACY", "handle": "privacy"}]}

    def _conversations_info(self, body: Json) -> Json:
        if body["channel"] not in self.channels:
            return {"error": "channel_not_found"}
        return {"channel": {"id": body["channel"], "num_members": len(self.readers) + 1}}
