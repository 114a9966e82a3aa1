"""What admins see and set: settings, state, shadow mode, forgetting a workspace."""

from config.phrases import ENGLISH
from config.policy import Sensitivity, Style

from .. import wording
from ..message import Place
from ..reply import Action, Audience, Choice, Paragraph, Reply
from ..store.workspaces import Scope, Wish
from . import reminding
from .kit import Command, Kit, Press
from .rules import CHOICES, Mode, Shadow, Switch
from .shadow import in_shadow, shadow_reply

_HERE = "here."
_NOT_AN_ADMIN = "Only admins change settings."


async def settings(kit: Kit, command: Command) -> Reply:
    """``/privacy-check settings``."""
    if not await kit.chat(command.place.platform).is_admin(command.person):
        return wording.said(f"{_NOT_AN_ADMIN} `/privacy-check pause 1h` is yours.")
    return await _settings(kit, command.place.platform, command.place.workspace, command.place.channel)


async def _settings(kit: Kit, platform: str, workspace: str, channel: str, replaces: str = "") -> Reply:
    """The settings as choices, with what is in force."""
    wishes = {(w.scope, w.subject, w.name): w.value for w in await kit.store.workspaces.wishes(platform, workspace)}
    own = kit.book.own
    sensitivity = wishes.get((Scope.WORKSPACE, "", "sensitivity"), own.sensitivity)
    style = wishes.get((Scope.WORKSPACE, "", "style"), own.style)
    mode = wishes.get((Scope.CHANNEL, channel, "mode"), Mode.NOTICE)
    shadow = Shadow.ON if await in_shadow(kit, platform, workspace) else Shadow.OFF
    here = (await kit.book.rules(Place(platform, workspace, channel), kit.chat(platform).capabilities)).shadow
    languages = tuple((code, phrases.language) for code, phrases in kit.phrases.items())
    switch = tuple((s.value, s.value) for s in Shadow)
    blocks = (
        Paragraph("Settings", strong=True),
        Choice("How soon I speak up", "sensitivity", tuple((s.value, s.value) for s in Sensitivity), sensitivity),
        Choice("What stands in place of a value", "style", tuple((s.value, s.value) for s in Style), style),
        Choice("What an alarm leads to in this channel", f"{_HERE}mode", tuple((m.value, m.value) for m in Mode), mode),
        Choice("Shadow mode: count, and tell nobody", "shadow", switch, shadow),
        Choice("Shadow mode in this channel", f"{_HERE}shadow", switch, Shadow.ON if here else Shadow.OFF),
        Choice("Language of reminders", "language", languages, wishes.get((Scope.WORKSPACE, "", "language"), ENGLISH)),
        Choice("The month's numbers for admins", "digest", switch, wishes.get((Scope.WORKSPACE, "", "digest"), Switch.ON)),
    )
    return Reply(Audience.AUTHOR, blocks, replaces)


async def set_choice(kit: Kit, press: Press, action: Action) -> Reply:
    """A setting was chosen; names that begin with "here." are the channel's."""
    place = press.place
    if not await kit.chat(place.platform).is_admin(press.person):
        return wording.said(_NOT_AN_ADMIN)
    name, _, value = action.argument.partition("=")
    here, bare = name.startswith(_HERE), name.removeprefix(_HERE)
    if name.startswith(reminding.PREFIX):
        return await reminding.choose(kit, press, name, value)
    if bare == "language":
        return await _language(kit, press, value)
    if value not in CHOICES.get(bare, frozenset()):
        return wording.said("There is no such setting.")
    wish = Wish(Scope.CHANNEL if here else Scope.WORKSPACE, place.channel if here else "", bare, value)
    await kit.book.wish(place.platform, place.workspace, wish, press.person.id)
    if bare == "shadow" and value == Shadow.OFF and not here:
        return wording.said("I am switched on: from now on authors are told, in private where the platform allows it.")
    return await _settings(kit, place.platform, place.workspace, place.channel, press.notice)


async def _language(kit: Kit, press: Press, value: str) -> Reply:
    if value not in kit.phrases:
        return wording.said("There is no such language.")
    place = press.place
    await kit.book.wish(place.platform, place.workspace, Wish(Scope.WORKSPACE, "", "language", value), press.person.id)
    return await _settings(kit, place.platform, place.workspace, place.channel, press.notice)


async def status(kit: Kit, command: Command) -> Reply:
    """``/privacy-check status``: what is in force here; for admins also what the shadow has counted."""
    place, chat = command.place, kit.chat(command.place.platform)
    rules = await kit.book.rules(place, chat.capabilities)
    if rules.shadow and await chat.is_admin(command.person):
        return await shadow_reply(kit, place.platform, place.workspace)
    return wording.status(rules.mode.value, rules.policy.sensitivity.value, shadow=rules.shadow)


async def ask_forget_workspace(kit: Kit, command: Command) -> Reply:
    """``/privacy-check forget-workspace``: asks first."""
    if not await kit.chat(command.place.platform).is_admin(command.person):
        return wording.said(_NOT_AN_ADMIN)
    return wording.ask_forget_workspace()


async def forget_workspace(kit: Kit, press: Press, action: Action) -> Reply:
    """An admin confirmed it."""
    place = press.place
    if not await kit.chat(place.platform).is_admin(press.person):
        return wording.said(_NOT_AN_ADMIN)
    gone = await kit.store.forgetting.forget_workspace(place.platform, place.workspace)
    kit.book.forget(place.platform, place.workspace)
    return wording.forgotten(gone.entries, "this workspace")
