"""What Slack says no to, as a test wishes."""

Json = dict[str, object]
_OTHERWISE = frozenset({"apps.connections.open", "oauth.v2.access", "response_url"})


class SlackRefusals:
    """``refusals``: method -> error; one about blocks is said only where there are blocks. ``response_url`` is a method, too.

    ``*`` is every method that is called with a workspace's token.
    """

    refusals: dict[str, str]

    def refused(self, method: str, body: Json) -> str:
        """The error, or an empty string."""
        error = self.refusals.get(method) or ("" if method in _OTHERWISE else self.refusals.get("*", ""))
        return error if body.get("blocks") or "block" not in error else ""
