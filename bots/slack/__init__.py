"""Slack. So far its markup, so that Slack's text can be scanned; the connection comes with its own issue."""

from core.ports import Capabilities

from ..platform import Platform
from .markup import SlackMarkup

PLATFORM = Platform("slack", SlackMarkup(), Capabilities(ephemeral_anytime=True, max_text=40_000, max_buttons=25))
