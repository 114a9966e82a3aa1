"""What all parts of the responder share; handed in once by the composition root."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from config.entities import EntityTypes
from config.guides import Guide
from config.policy import Policy, Sensitivity, Style

from ..checker import Checker
from ..message import MessageRef, Place
from ..ports import Chat, Clock, Interaction, Memory, Person


@dataclass(frozen=True, slots=True)
class Kit:
    """Dependencies. ``key`` keys fingerprints and message versions; ``chats`` are the connected platforms by name."""

    checker: Checker
    memory: Memory
    clock: Clock
    policy: Policy
    types: EntityTypes
    guides: Mapping[str, Guide]
    key: bytes
    chats: dict[str, Chat] = field(default_factory=dict)

    def chat(self, platform: str) -> Chat:
        """The connected platform of that name."""
        return self.chats[platform]

    async def policy_of(self, workspace: str) -> Policy:
        """The process's policy with the workspace's own wishes."""
        sensitivity = await self.memory.setting(workspace, "sensitivity")
        style = await self.memory.setting(workspace, "style")
        wishes: dict[str, object] = {}
        if sensitivity:
            wishes["sensitivity"] = Sensitivity(sensitivity)
        if style:
            wishes["style"] = Style(style)
        return self.policy.model_copy(update=wishes)


@dataclass(frozen=True, slots=True, repr=False)
class Command:
    """``/privacy-check`` as somebody typed it; ``raw`` is in the platform's own writing."""

    place: Place
    person: Person
    raw: str
    interaction: Interaction
    admin: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """A button that somebody pressed; ``notice`` is the key of the reply that it stands on."""

    code: str
    place: Place
    person: Person
    interaction: Interaction
    notice: str = ""


def notice_key(ref: MessageRef) -> str:
    """The key under which the notice about a message is delivered; an edit's notice replaces it."""
    return f"notice:{ref.platform}:{ref.workspace}:{ref.channel}:{ref.id}"
