"""Guides and phrases in the language of each workspace."""

from collections.abc import Mapping
from dataclasses import dataclass

from config.guides import Guide, Guides
from config.phrases import Phrases, said_in

from ..settings_resolver import SettingsResolver


@dataclass(frozen=True, slots=True)
class GuideTexts:
    """All guides, and the phrases of each language."""

    guides: Guides
    phrases: Mapping[str, Phrases]
    settings: SettingsResolver

    async def phrases_of(self, platform: str, workspace: str) -> tuple[str, Phrases]:
        """The workspace's language, and its phrases."""
        language = await self.settings.of_workspace(platform, workspace, "language")
        return language, said_in(self.phrases, language)

    def guide(self, key: str, language: str) -> Guide | None:
        """The guide in the language, or in English."""
        return self.guides.said_in(language, key)
