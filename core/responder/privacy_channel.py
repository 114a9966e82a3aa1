"""The privacy channel: each alarm as kinds, counts, place and author, for those who look after it; never content."""

from contextlib import suppress

from .. import wording
from ..commands import nothing_behind
from ..message import Place
from ..ports import Unavailable, Undeliverable
from ..records import FindingRecord, State
from ..reply import Action, Reply, Verb
from ..store.workspaces import Scope, SettingValue
from .kit import Command, Kit, Press

CHANNEL = "privacy_channel"


async def opened(kit: Kit, noted: FindingRecord, *, again: bool) -> None:
    """Posts a finding in the workspace's privacy channel, where there is one; what cannot be posted stops nothing."""
    ref = noted.ref
    channel = await kit.book.of_workspace(ref.platform, ref.workspace, CHANNEL)
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
        return wording.said("This finding is no longer stored.")
    if await kit.book.of_workspace(place.platform, place.workspace, CHANNEL) != place.channel:
        return wording.said("That can only be done in the privacy channel.")
    state = wording.RESOLVED if action.verb is Verb.RESOLVE else wording.ASSIGNED
    reply = wording.case(noted, kit.types, state, press.person.id, press.notice)
    await kit.chat(place.platform).deliver(reply, place, press.notice)
    return wording.said(f"Noted. {state}")


async def privacy_channel(kit: Kit, command: Command, typed: str) -> Reply:
    """``privacy-channel``: findings are posted here from now on; ``off``: nowhere."""
    if typed.casefold() == "off":
        return await _set(kit, command, "", "Findings are no longer posted anywhere.")
    nothing_behind(typed)
    said = "From now on, findings from all channels are posted here, without content."
    return await _set(kit, command, command.place.channel, said)


async def _set(kit: Kit, command: Command, channel: str, said: str) -> Reply:
    place = command.place
    wish = SettingValue(Scope.WORKSPACE, "", CHANNEL, channel)
    await kit.book.wish(place.platform, place.workspace, wish, command.person.id)
    return wording.said(said)
