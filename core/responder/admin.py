"""What admins see and set: settings, state, shadow mode, forgetting a workspace."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from enum import StrEnum

from config.phrases import ENGLISH
from config.policy import Sensitivity, Style

from .. import wording
from ..commands import Misused, nothing_behind
from ..message import Place
from ..reply import Action, Audience, Block, Choice, Paragraph, Reply
from ..store.workspaces import Scope, SettingValue
from . import places, reminding
from .coverage import AUTO_JOIN
from .kit import Command, Kit, Press
from .settings import CHOICES, Switch
from .shadow import in_shadow, shadow_reply

UNREAD_DAYS = 30
_NOT_AN_ADMIN = "Only admins can change settings."


async def settings(kit: Kit, command: Command, typed: str) -> Reply:
    """``settings``: how messages are looked at; what stands behind it: the rest, as platforms show five choices at once."""
    page, _, of = typed.partition(" ")
    if page.casefold() == "channel":
        channel = places.channel_of(of) or command.place.channel
        return Reply(Audience.AUTHOR, await places.of_channel(kit, command.place, channel))
    pages = {"": _checking, "more": _saying, "modes": _modes}
    if page.casefold() not in pages or of:
        raise Misused
    return Reply(Audience.AUTHOR, await pages[page.casefold()](kit, command.place))


async def _modes(kit: Kit, place: Place) -> tuple[Block, ...]:
    head = Paragraph("What is on in which channel", strong=True)
    more = Paragraph("One channel: `/privacy-check settings channel`.")
    return (head, *await places.of_workspace(kit, place), *await places.table(kit, place), more)


async def _checking(kit: Kit, place: Place) -> tuple[Block, ...]:
    rules = await kit.book.rules(place, kit.chat(place.platform).capabilities)
    modes = places.modes_of(kit, place.platform, rules.mode.value)
    shadow = Switch.ON if await in_shadow(kit, place.platform, place.workspace) else Switch.OFF
    sensitivity = await kit.book.of_workspace(place.platform, place.workspace, "sensitivity") or kit.book.own.sensitivity
    style = await kit.book.of_workspace(place.platform, place.workspace, "style") or kit.book.own.style
    return (
        Paragraph("Settings", strong=True),
        _choice("How sensitive I am", "sensitivity", Sensitivity, sensitivity),
        _choice("What a value is replaced with", "style", Style, style),
        Choice("What happens on an alarm in this channel", f"{places.HERE}mode", modes, rules.mode),
        _choice("Shadow mode: count, but tell nobody", "shadow", Switch, shadow),
        _choice("Shadow mode in this channel", f"{places.HERE}shadow", Switch, Switch.ON if rules.shadow else Switch.OFF),
        Paragraph(
            "The rest: `/privacy-check settings more`, `/privacy-check settings modes` and `/privacy-check settings channel`."
        ),
        Paragraph("What people marked as not a leak, and how to undo it: `/privacy-check allowlist`."),
    )


async def _saying(kit: Kit, place: Place) -> tuple[Block, ...]:
    languages = tuple((code, phrases.language) for code, phrases in kit.phrases.items())
    language = await kit.book.of_workspace(place.platform, place.workspace, "language") or ENGLISH
    digest = await kit.book.of_workspace(place.platform, place.workspace, "digest") or Switch.ON
    introduction = await kit.book.of_workspace(place.platform, place.workspace, "introduction") or Switch.ON
    public_note = await kit.book.of_workspace(place.platform, place.workspace, "public_note") or Switch.OFF
    revoke = await kit.book.of_workspace(place.platform, place.workspace, "revoke") or Switch.OFF
    asked = _choice("Delete webhooks of this platform that are posted, so that nobody can use them", "revoke", Switch, revoke)
    revoking = (asked,) if kit.chat(place.platform).capabilities.revokes else ()
    return (
        Paragraph("More settings", strong=True),
        Choice("Language of reminders", "language", languages, language),
        _choice("The month's numbers for admins", "digest", Switch, digest),
        _choice("Introduce me in new channels", "introduction", Switch, introduction),
        _choice("Leave a short public note for anyone I cannot reach in private", "public_note", Switch, public_note),
        *revoking,
        *await _joining(kit, place),
    )


async def _joining(kit: Kit, place: Place) -> tuple[Block, ...]:
    if not kit.chat(place.platform).capabilities.joins:
        return ()
    chosen = await kit.book.of_workspace(place.platform, place.workspace, AUTO_JOIN) or Switch.OFF
    return (_choice("Join public channels by myself, new ones too", AUTO_JOIN, Switch, chosen),)


_Page = Callable[[Kit, Place], Awaitable[tuple[Block, ...]]]
_PAGES: Mapping[str, _Page] = dict.fromkeys(
    ("language", "digest", "introduction", "public_note", "revoke", AUTO_JOIN), _saying
) | {"mode": _modes}


def _choice(label: str, setting: str, values: type[StrEnum], chosen: str) -> Choice:
    return Choice(label, setting, tuple((value.value, value.value) for value in values), chosen)


async def _again(kit: Kit, press: Press, name: str) -> Reply:
    """The page on which the setting stands, as it is now."""
    return Reply(Audience.AUTHOR, await _PAGES.get(name, _checking)(kit, press.place), press.notice)


async def set_choice(kit: Kit, press: Press, action: Action) -> Reply:
    """A setting was chosen; names that begin with "here." are the channel's."""
    place = press.place
    if not await kit.is_admin(press.person):
        return wording.said(_NOT_AN_ADMIN)
    name, _, value = action.argument.partition("=")
    channel, bare = places.named(name, place.channel)
    if name.startswith(reminding.PREFIX):
        return await reminding.choose(kit, press, name, value)
    if bare == "language":
        return await _language(kit, press, value)
    if bare == "mode" and value not in kit.chat(place.platform).capabilities.modes:
        return wording.said("There is no such mode here.")
    if value not in CHOICES.get(bare, frozenset()):
        return wording.said("There is no such setting.")
    wish = SettingValue(Scope.CHANNEL if channel else Scope.WORKSPACE, channel, bare, value)
    await kit.book.wish(place.platform, place.workspace, wish, press.person.id)
    if bare == "shadow" and value == Switch.OFF and not channel:
        return wording.said("I am switched on: from now on I tell authors, privately where the platform allows it.")
    if (bare, value) == (AUTO_JOIN, Switch.ON) and not channel:
        kit.joiner.begin(place.platform, place.workspace, press.person)
    if name.startswith(places.IN):
        return Reply(Audience.AUTHOR, await places.of_channel(kit, place, channel), press.notice)
    return await _again(kit, press, name)


async def _language(kit: Kit, press: Press, value: str) -> Reply:
    if value not in kit.phrases:
        return wording.said("There is no such language.")
    place = press.place
    await kit.book.wish(place.platform, place.workspace, SettingValue(Scope.WORKSPACE, "", "language", value), press.person.id)
    return await _again(kit, press, "language")


async def status(kit: Kit, command: Command, typed: str) -> Reply:
    """``/privacy-check status``: what is in force here; for admins also what the shadow has counted."""
    nothing_behind(typed)
    place, chat = command.place, kit.chat(command.place.platform)
    rules = await kit.book.rules(place, chat.capabilities)
    if rules.shadow and await kit.is_admin(command.person):
        reply = await shadow_reply(kit, place.platform, place.workspace)
    else:
        reply = wording.status(rules.mode.value, rules.policy.sensitivity.value, shadow=rules.shadow)
    since = kit.clock.now() - timedelta(days=UNREAD_DAYS)
    numbers = await kit.store.unread_files.numbers(place.platform, place.workspace, place.channel, since)
    return wording.with_unread(reply, numbers, UNREAD_DAYS)


async def ask_forget_workspace(kit: Kit, command: Command, typed: str) -> Reply:
    """``/privacy-check forget-workspace``: asks first."""
    nothing_behind(typed)
    return wording.ask_forget_workspace()


async def forget_workspace(kit: Kit, press: Press, action: Action) -> Reply:
    """An admin confirmed it."""
    place = press.place
    if not await kit.is_admin(press.person):
        return wording.said(_NOT_AN_ADMIN)
    gone = await kit.store.forgetting.forget_workspace(place.platform, place.workspace)
    kit.book.forget(place.platform, place.workspace)
    return wording.forgotten(gone.entries, "this workspace")
