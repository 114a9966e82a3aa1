"""The admin's own SIEM, as the port RecordSink: off unless an address is set. Nothing here is sent when it is built."""

from urllib.parse import urlsplit

from config.errors import ConfigError
from config.settings import PREFIX, Settings
from config.siem import WEBHOOK
from core.ports import RecordSink

from .syslog import Syslog
from .webhook import Webhook


def build_sink(settings: Settings) -> RecordSink | None:
    """The sink, or None where no address is set; raises ConfigError for a webhook without a key for its signatures."""
    url = settings.siem.url
    if url is None:
        return None
    if urlsplit(url).scheme not in WEBHOOK:
        return Syslog(url)
    if settings.siem_secret is None:
        name = f"{PREFIX}SIEM_SECRET"
        raise ConfigError(f"siem.url: a webhook needs a key for its signatures: set {name}, or {name}_FILE to a file that has it")
    return Webhook(url, settings.siem_secret)


def described(settings: Settings) -> str:
    """The form and the host in words, or an empty string where none is set; raises ConfigError as above."""
    sink = build_sink(settings)
    if sink is None or settings.siem.url is None:
        return ""
    form = urlsplit(settings.siem.url).scheme
    return f"{'signed webhook' if form in WEBHOOK else form} at {sink.host}"
