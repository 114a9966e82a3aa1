"""The playground shows text as it is typed."""

from core.text import Text


class PlainMarkup:
    """Fulfils the core's Markup."""

    def decode(self, raw: str) -> Text:
        """The text itself."""
        return Text.plain(raw)

    def encode(self, plain: str, following: str = "") -> str:
        """The text itself."""
        return plain
