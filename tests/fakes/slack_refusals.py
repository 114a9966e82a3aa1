"""What Slack says no to, as a test wishes."""

Json = dict[str, object]


class SlackRefusals:
    """``refusals``: method -> error; one about blocks is said only where there are blocks. ``response_url`` is a method, too."""

    refusals: dict[str, str]

    def refused(self, method: str, body: Json) -> str:
        """The error, or an empty string."""
        error = self.refusals.get(method, "")
        return error if body.get("blocks") or "block" not in error else ""
