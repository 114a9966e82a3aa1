"""The privacy channel: each alarm as kinds, counts, place and author, for those who look after it; never content."""

from contextlib import suppress

from .. import wording
from ..kept import Noted, State
from ..message import Place
from ..ports import Unavailable, Undeliverable
from ..reply import Action, Reply, Verb
from ..store.workspaces import Scope, Wish
from .kit import Command, Kit, Press

_CHANNEL = "privacy_channel"
_NOT_AN_ADMIN = "Only admins choose the privacy channel."


async def opened(kit: Kit, noted: Noted, *, again: bool) -> None:
    """Posts a finding in the workspace's privacy channel, where there is one; what cannot be posted stops nothing."""
    ref = noted.ref
    channel = await kit.book.of_workspace(ref.platform, ref.workspace, _CHANNEL)
    if not channel or noted.state is State.SHADOW:
        return
    place = Place(ref.platform, ref.workspace, channel)
    with suppress(Undeliverable, Unavailable):
        key = f"case:{noted.version[:8]}:{ref.channel}:{ref.id}"
        await kit.chat(ref.platform).deliver(wording.case(noted, kit.types), place, key, again=again)


async def handle(kit: Kit, press: Press, action: Action) -> Reply:
    """Resolve or assign: the post says by whom."""
    noted = await kit.store.findings.last_of(action.ref) if action.ref else None
    place = press.place
    if noted is None:
        return wording.said("This finding is not kept any more.")
    if await kit.book.of_workspace(place.platform, place.workspace, _CHANNEL) != place.channel:
        return wording.said("That is done in the privacy channel.")
    state = wording.RESOLVED if action.verb is Verb.RESOLVE else wording.ASSIGNED
    reply = wording.case(noted, kit.types, state, press.person.id, press.notice)
    await kit.chat(place.platform).deliver(reply, place, press.notice)
    return wording.said(f"Noted. {state}")


async def choose_channel(kit: Kit, command: Command) -> Reply:
    """``/privacy-check privacy-channel``: findings are posted here from now on."""
    return await _set(
        kit, command, command.place.channel, "Findings of all channels are posted here from now on, without content."
    )


async def leave_channel(kit: Kit, command: Command) -> Reply:
    """``/privacy-check privacy-channel off``."""
    return await _set(kit, command, "", "Findings are not posted anywhere any more.")


async def _set(kit: Kit, command: Command, channel: str, said: str) -> Reply:
    place = command.place
    if not await kit.chat(place.platform).is_admin(command.person):
        return wording.said(_NOT_AN_ADMIN)
    wish = Wish(Scope.WORKSPACE, "", _CHANNEL, channel)
    await kit.book.wish(place.platform, place.workspace, wish, command.person.id)
    return wording.said(said)
