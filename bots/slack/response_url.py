"""Where answers to commands and buttons may be sent: Slack's own host, whatever address an event names."""

from urllib.parse import urlsplit

# Source: docs.slack.dev, "Handling user interaction" (response_url); "GovSlack" for its own domain.
_HOOKS = {"slack.com": "hooks.slack.com", "slack-gov.com": "hooks.slack-gov.com"}


class AnswerHost:
    """The one host to which an answer may go, as the address of the Web API implies it."""

    def __init__(self, api_url: str) -> None:
        """Api url: Slack's own, GovSlack's, or another server's, which then takes the answers itself."""
        parts = urlsplit(api_url)
        hooks = _HOOKS.get((parts.hostname or "").removeprefix("www."))
        self._origin = ("https", hooks) if hooks else (parts.scheme, parts.netloc)

    def allows(self, address: str) -> bool:
        """Whether it is there; also a name or a port before or behind the host makes it another."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return False
        return (parts.scheme, parts.netloc) == self._origin and parts.path.startswith("/")
