"""A message comes in: check it, claim it where somebody is to be told, tell, and record that it was done."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import structlog

from ..fingerprint import digest, fingerprint
from ..message import Attachment, Message, MessageRef
from ..ports import Person, RateLimited, TokenRefused, Undeliverable
from ..records import FindingRecord, State
from ..store.claims import Claim, HeldClaim
from ..verdict import Severity, Verdict
from ..workers import Unchecked
from . import direct, privacy_channel
from .attachments import borrowed
from .delivery import delivered, made_worthless
from .kit import Kit, author_of
from .settings import Mode, PlaceSettings
from .throttle import HOUR, due

_log = structlog.get_logger("responder")
LATE = timedelta(seconds=5)


def version_of(kit: Kit, message: Message) -> str:
    """A keyed hash of what the message and its files say, so that an edit without a change is no new version.

    Of its workspace, too: what became of a text in one tells nothing of the same text in another. Of a file that was not read,
    the hash is of what the platform says of it.
    """
    ref, raw = message.ref, message.text.raw.encode(errors="surrogatepass")
    files = (part for file in message.files for part in _identity(file))
    return digest(kit.key, b"VERSION", ref.platform.encode(), ref.workspace.encode(), raw, *files)


def _identity(file: Attachment) -> tuple[bytes, ...]:
    if file.content is not None and not file.digest:
        return file.name.encode(errors="surrogatepass"), file.content
    said = file.digest or f"{file.id} {file.size} {file.unread or ''}"
    return file.name.encode(errors="surrogatepass"), said.encode()


async def on_message(kit: Kit, message: Message, holding: HeldClaim | None = None) -> None:
    """Handles a new or edited message. Holding: a claim on it that was taken already.

    Ordinary messages leave no row: checking one twice does no harm, so only an answer is claimed.
    """
    newest: Message | None = message
    while newest is not None:
        newest = await _handle(kit, newest, holding)


async def _handle(kit: Kit, message: Message, holding: HeldClaim | None) -> Message | None:
    """Returns the message as it stands by now, where it is another one that is to be handled. Files are read last."""
    platform = message.ref.platform
    if message.author.itself:
        return None
    if not message.author.bot and message.place.private:
        message = replace(message, asked=True)
    rules = await kit.book.rules(message.place, kit.chat(platform).capabilities)
    if rules.mode is Mode.OFF or (message.author.bot and not rules.bots):
        await direct.mentioned(kit, message)
        return None
    if message.edited:
        kit.changes.note(message.ref)
    if any(file.pending for file in message.files) and await _exempt(kit, message):
        await direct.mentioned(kit, message)
        kit.metrics.message(platform, "exempt")
        return None
    async with kit.whole(message) as whole:
        return await _checked(kit, whole, rules, holding)


async def _checked(kit: Kit, message: Message, rules: PlaceSettings, holding: HeldClaim | None) -> Message | None:
    """Checks it and does what is due; returns as ``_handle``."""
    platform, version = message.ref.platform, version_of(kit, message)
    if kit.workers.apart(message) and await kit.store.findings.quarantined(message.ref, version):
        kit.metrics.message(platform, "quarantined")
        return None
    try:
        verdict = await kit.workers.check(rules.of(message), rules.policy, await kit.book.marks(rules.of(message)))
    except Unchecked as error:
        _log.error("check_failed", platform=platform, error=str(error))
        kit.metrics.message(platform, "unchecked")
        if not kit.workers.apart(message):
            await direct.mentioned(kit, message)
            return None  # an error of ours, which may befall every message: people cannot help it
        return await _answer(kit, message, None, rules, Claim(message.ref, version), holding)
    if not verdict.decision.alarm or await silenced(kit, author_of(message), rules):
        await direct.mentioned(kit, message)
    if verdict.decision.alarm and await _exempt(kit, message):
        await direct.mentioned(kit, message)
        kit.metrics.message(platform, "exempt")
        return None
    await _note_unread(kit, message, verdict)
    if verdict.decision.alarm:
        return await _answer(kit, message, verdict, rules, Claim(message.ref, version), holding)
    kit.metrics.message(platform, "quiet")
    if message.edited or _late(kit, message):
        await withdraw(kit, message.ref, State.MENDED)
    if message.place.private and not message.author.bot:
        await direct.clean(kit, message, verdict, version)
    return None


async def _note_unread(kit: Kit, message: Message, verdict: Verdict) -> None:
    """Counts what was not read, for ``status``; an edit may have taken a file away."""
    kinds = Counter(file.unread for file in verdict.files if file.unread and file.missing)
    if kinds or message.edited:
        await kit.store.unread_files.note(message.ref, message.author.id, kinds, kit.clock.now())


async def _exempt(kit: Kit, message: Message) -> bool:
    """Whether its author belongs to a group that is left alone; asked only where there is something to say."""
    groups, _ = await kit.book.exempted(message.place.platform, message.place.workspace)
    if not groups:
        return False
    try:
        return await kit.chat(message.place.platform).in_groups(author_of(message), groups)
    except Undeliverable as error:
        # We may not ask at all: a notice too many is better than one that never comes.
        _log.warning("groups_unknown", platform=message.place.platform, error=str(error))
        return False


def _late(kit: Kit, message: Message) -> bool:
    return message.sent_at is not None and kit.clock.now() - message.sent_at > LATE


async def _answer(
    kit: Kit, message: Message, verdict: Verdict | None, rules: PlaceSettings, claim: Claim, holding: HeldClaim | None
) -> Message | None:
    """Claims, tells and records. Holding: a claim that was taken already. Returns as ``_handle``."""
    if holding and holding.claim == claim:
        return await _answer_claimed(kit, message, verdict, rules, holding, again=True)
    async with kit.store.claims.claimed(claim, kit.clock.now(), uncounted=TokenRefused) as held:
        if held.ours:
            return await _answer_claimed(kit, message, verdict, rules, held, again=held.again)
    kit.metrics.message(message.ref.platform, "seen before")
    return None


async def _answer_claimed(
    kit: Kit, message: Message, verdict: Verdict | None, rules: PlaceSettings, held: HeldClaim, *, again: bool
) -> Message | None:
    current = await _current(kit, message, again=again)
    if current is None or version_of(kit, current) != held.claim.version:
        return await _overtaken(kit, current, held)
    await _tell(kit, message, verdict, rules, held, again=again)
    return None


async def _current(kit: Kit, message: Message, *, again: bool) -> Message | None:
    """The message as it stands now: a late or changed one may be mended or gone; its author must not be told of that."""
    if again or _late(kit, message) or kit.changes.knows(message.ref):
        current = await kit.chat(message.ref.platform).fetch(message.ref)
        return borrowed(current, message) if current else None
    return message


async def _overtaken(kit: Kit, current: Message | None, held: HeldClaim) -> Message | None:
    """Another version stands there by now, or none. Returns the one that is to be handled."""
    await held.finish(None)
    if current is None:
        await withdraw(kit, held.claim.ref, State.DELETED)
    return current


async def _tell(
    kit: Kit, message: Message, verdict: Verdict | None, rules: PlaceSettings, held: HeldClaim, *, again: bool
) -> None:
    """Delivers where that is due, and records that it was done."""
    noted = await _plan(kit, message, verdict, rules, held.claim.version)
    earlier = await kit.store.findings.of(message.ref)
    if noted.state in (State.OPEN, State.UNCHECKED):
        noted = await _sent(kit, message, verdict, rules, noted, held, again=again)
    else:
        if noted.state is not State.SHADOW:
            await made_worthless(kit, message, verdict, rules)
        await privacy_channel.opened(kit, noted, again=again)
        await _record(kit, noted, held)
    if earlier and earlier.notice and earlier.notice != noted.notice and not await kit.store.findings.shared(earlier):
        await kit.chat(message.ref.platform).withdraw(earlier.notice)
    _count(kit, noted)


async def _sent(
    kit: Kit,
    message: Message,
    verdict: Verdict | None,
    rules: PlaceSettings,
    noted: FindingRecord,
    held: HeldClaim,
    *,
    again: bool,
) -> FindingRecord:
    """The row as it was recorded, with where the notice stands. A rate limit is waited out without keeping others waiting."""
    claim = held.claim
    while True:
        try:
            async with kit.telling(kit.chat(message.ref.platform)):
                sent = kit.unrecorded.get(claim) or await delivered(kit, message, verdict, rules, noted, again=again)
                kit.unrecorded[claim] = sent
                await privacy_channel.opened(kit, sent, again=again)
                await _record(kit, sent, held)
                return kit.unrecorded.pop(claim)
        except RateLimited as limit:
            await asyncio.sleep(limit.seconds)


async def _record(kit: Kit, noted: FindingRecord, held: HeldClaim) -> None:
    """Finding and claim in one transaction."""
    async with kit.store.database.writing() as connection:
        await kit.store.findings.record(noted, connection, kit.clock.now())
        await held.finish(connection)


def _count(kit: Kit, noted: FindingRecord) -> None:
    platform, state = noted.ref.platform, noted.state.value
    kit.metrics.message(platform, state)
    kit.metrics.found(platform, noted.counts)
    _log.info("alarm", platform=platform, severity=noted.severity, types=sorted(noted.counts), state=state)


async def _plan(kit: Kit, message: Message, verdict: Verdict | None, rules: PlaceSettings, version: str) -> FindingRecord:
    """What is to be done, as the row that will say so."""
    now, person = kit.clock.now(), author_of(message)
    severity = verdict.decision.severity if verdict else Severity.LOW
    state, when = State.OPEN if verdict else State.UNCHECKED, None
    # Another app cannot be told; the privacy channel and the numbers are.
    silent = await silenced(kit, person, rules) or (State.SILENT if message.author.bot else None)
    if silent is State.SHADOW:
        # A server that was joined while we ran begins its shadow days here.
        await kit.store.workspaces.add(message.ref.platform, message.ref.workspace, "", now)
    if silent:
        state = silent
    elif verdict and not kit.chat(message.ref.platform).capabilities.demonstration:
        told = await kit.store.findings.told(person, now - HOUR)
        when = due(now, [t for t in told if t.ref != message.ref], message.ref.channel, severity, kit.throttle)
        state = State.WAITING if when else state
    counts = verdict.counts if verdict else {}
    thread = message.place.thread
    return FindingRecord(message.ref, person.id, version, severity.value, counts, state, now, thread, when)


async def silenced(kit: Kit, person: Person, rules: PlaceSettings) -> State | None:
    """The state of a finding of which the person is not to be told there; None where they are."""
    paused = await kit.book.paused_until(person)
    if rules.shadow:
        return State.SHADOW
    return State.SILENT if rules.mode in (Mode.LOG, Mode.OFF) or (paused and kit.clock.now() < paused) else None


async def on_blocked(kit: Kit, ref: MessageRef, author: Person, entity_type: str) -> None:
    """Counts a message that the platform kept back by a rule of ours; its author was told there."""
    version = fingerprint(kit.key, "BLOCKED", ref.id)
    noted = FindingRecord(ref, author.id, version, Severity.HIGH.value, {entity_type: 1}, State.BLOCKED, kit.clock.now())
    async with kit.store.database.writing() as connection:
        await kit.store.findings.record(noted, connection)
    _count(kit, noted)


async def on_delete(kit: Kit, ref: MessageRef) -> None:
    """A deleted message needs no notice."""
    kit.changes.note(ref)
    await kit.store.unread_files.forget(ref)
    await withdraw(kit, ref, State.DELETED)


async def withdraw(kit: Kit, ref: MessageRef, state: State) -> None:
    """Takes back the notice about a message that was mended, deleted or dismissed, and says so in its row."""
    noted = await kit.store.findings.of(ref)
    if noted is None:
        return
    if noted.notice and not await kit.store.findings.shared(noted):
        await kit.chat(ref.platform).withdraw(noted.notice)
    await kit.store.findings.settle(ref, state, kit.clock.now())
    # Whoever puts it back by another edit is told again.
    await kit.store.claims.reopen(ref)
