"""Somebody wants everything about them deleted: asked first, then done."""

from .. import wording
from ..message import Place
from ..reply import Action, Reply
from .kit import Kit, Press

CONFIRMED = wording.CONFIRMED


def is_everywhere(kit: Kit, place: Place) -> bool:
    """Whether it is about all workspaces: asked in a direct message to the bot, where a person is the same in all of them."""
    return place.private and kit.chat(place.platform).capabilities.global_people


async def forget_me(kit: Kit, press: Press, action: Action) -> Reply:
    """The button: the first asks, the second deletes."""
    place, person = press.place, press.person
    everywhere = is_everywhere(kit, place)
    if action.argument != CONFIRMED:
        return wording.ask_forget_me(everywhere=everywhere)
    gone = await kit.store.forgetting.forget_person(person, everywhere=everywhere)
    kit.book.forget(place.platform, None if everywhere else place.workspace)
    return wording.forgotten(gone.entries, "you, in all servers," if everywhere else "you here")
