"""``privacy-check doctor``: looks at everything that must be right, and says what is not."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import typer

from config.decision import load_decision
from config.entities import load_entities
from config.errors import ConfigError, is_there
from config.examples import load_examples
from config.extras import how_to_add
from config.folder import unread
from config.guides import STALE_DAYS, Guide, load_guides, unknown_names
from config.named_types import unknown_types
from config.phrases import load_phrases
from config.recognizers import load_recognizers
from config.settings import PREFIX, Settings, chosen_content, load
from config.sources import source_of

from .. import siem, traces
from ..platform import Platform
from ..registry import misspelt_variables, platforms
from .options import ConfigOption
from .terminal import one_line

Line = tuple[str, str, str]
GOOD, NOTE, BAD = "ok", "note", "bad"


_SAMPLE = "Marta Kowalski from Lisbon, card 4111 1111 1111 1111"


def doctor(config: ConfigOption = None) -> int:
    """Check settings, recognizers, model, guides and platforms. Exit code 2 when something is wrong."""
    states = set()
    for state, subject, text in findings(config):
        typer.echo(one_line(f"{state:<5} {subject}: {text}"))
        states.add(state)
    return 2 if BAD in states else 0


def findings(config: Path | None) -> Iterator[Line]:
    """Yields (ok | note | bad, subject, sentence)."""
    try:
        settings = load(config)
    except ConfigError as error:
        yield BAD, "settings", str(error)
        return
    yield GOOD, "settings", "read"
    if settings.fingerprint_key is None:
        kept = f"{PREFIX}FINGERPRINT_KEY is not set: the bot keeps a random one in its database, beside the fingerprints"
        yield NOTE, "fingerprint key", f"{kept}; for the command, the hash style differs from run to run"
    yield from _guarded("database", lambda: _database(settings))
    yield from _guarded("entity types", lambda: _entities(settings))
    yield from _guarded("decision, examples, revocation, phrases", lambda: _others(settings))
    yield from _guarded("recognizers", lambda: _recognizers(settings))
    yield from _watched("guides", _guides(settings))
    yield from _watched("folder", _folder(settings))
    yield from _watched("settings", _names(settings, *chosen_content(config)))
    for slip in misspelt_variables():
        yield BAD, "settings", str(slip)
    yield from _siem(settings)
    yield from _guarded("traces", lambda: _traces(settings))
    yield _pictures(settings)
    for platform in platforms().values():
        yield _platform(platform, settings)


def _platform(platform: Platform, settings: Settings) -> Line:
    """Without a call to the platform: its tokens' form, and whether its library can be imported."""
    name = platform.name
    try:
        ready = not platform.missing(settings)
    except ConfigError as error:
        return BAD, name, str(error)
    try:
        platform.load()
    except ConfigError as error:
        return (BAD, name, str(error)) if ready else (NOTE, name, f"has no tokens yet; its text can be scanned. {error}")
    return (GOOD, name, "can be run") if ready else (NOTE, name, "has no tokens yet; its text can be scanned")


def _guarded(subject: str, look: Callable[[], str]) -> Iterator[Line]:
    try:
        yield GOOD, subject, look()
    except ConfigError as error:
        yield BAD, subject, str(error)


def _watched(subject: str, lines: Iterator[Line]) -> Iterator[Line]:
    try:
        yield from lines
    except ConfigError as error:
        yield BAD, subject, str(error)


def _entities(settings: Settings) -> str:
    load_entities(settings.config_dir)
    return "read"


def _others(settings: Settings) -> str:
    from ..checking import build_revocation  # with the rules

    for load_file in (load_decision, load_examples, load_phrases):
        load_file(settings.config_dir)
    build_revocation(settings)
    return "read"


def _siem(settings: Settings) -> Iterator[Line]:
    try:
        form = siem.described(settings)
    except ConfigError as error:
        yield BAD, "siem", str(error)
        return
    yield GOOD, "siem", f"{form}; nothing was sent to it now" if form else "none is set: no record leaves"


def _traces(settings: Settings) -> str:
    form = traces.described(settings.traces)
    return f"{form}; nothing was sent to it now" if form else "none are set: no span leaves"


def _pictures(settings: Settings) -> Line:
    from core.files.pictures import engine  # loads NumPy and Pillow

    if engine.installed():
        count = settings.files.ocr_threads
        return GOOD, "pictures", f"their text is read, on {count} processor{'s' * (count > 1)} at a time (files.ocr_threads)"
    return NOTE, "pictures", f"are not read, but said to be unread; {how_to_add('ocr')}"


def _database(settings: Settings) -> str:
    from ..open_store import build_store

    database = build_store(settings).database
    if database.file is not None and not is_there(database.file):
        return f"{database.file} will be made at the first start"

    async def look() -> str:
        try:
            return await database.usable()
        finally:
            await database.close()

    try:
        revision = asyncio.run(look())
    except ConfigError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever the driver says
        raise ConfigError(f"does not answer ({type(error).__name__}); see DATABASE_URL") from None
    where = database.file or "PostgreSQL"
    return f"{where}, tables of revision {revision}" if revision else f"{where}, no tables yet: they are made at the first start"


def _recognizers(settings: Settings) -> str:
    from core.detection.detector import Detector  # with the language model's library
    from core.detection.filters import ignore
    from core.detection.names.asking import answered

    detector = Detector(load_recognizers(settings.config_dir))
    rules = detector.match(_SAMPLE)
    found = {finding.entity_type for finding in (*rules, *answered(detector.names(_SAMPLE, rules, ignore), detector.read_names))}
    if {"CREDIT_CARD", "PERSON"} <= found:
        return "built; the name model answers"
    raise ConfigError("the name model or the card recognizer does not find its sample; see recognizers.yaml")


def _guides(settings: Settings) -> Iterator[Line]:
    guides, problems = load_guides(settings.config_dir)
    today = datetime.now(UTC).date()
    for problem in problems:
        yield BAD, "guides", str(problem)
    for key, guide in guides.items():
        subject = f"guide {key}"
        if guide.unconfirmed:
            yield NOTE, subject, _unconfirmed(guide, included=key in settings.reminders.include_unconfirmed)
        elif guide.stale(today):
            old = f"was checked {guide.checked()}, more than {STALE_DAYS} days ago as far as is known; menus may have moved"
            yield NOTE, subject, old
        else:
            yield GOOD, subject, f"checked {guide.checked()}"


def _folder(settings: Settings) -> Iterator[Line]:
    """Files in the admin's folder that nothing reads."""
    yield from ((NOTE, "folder", str(each)) for each in unread(settings.config_dir))


def _names(settings: Settings, file: str, content: Mapping[str, object]) -> Iterator[Line]:
    """Names in the settings that mean nothing. File and content: of the settings file."""

    def source(*keys: str) -> str:
        return source_of(PREFIX, keys, content, file)

    for name in settings.platforms.keys() - platforms().keys():
        known = ", ".join(platforms())
        yield BAD, "settings", f"{source('platforms', name)}: platforms.{name}: there is no platform of that name; known: {known}"
    for where, problem in unknown_types(settings):
        at = f"{source(*where.split('.'))}: " if where.startswith("policy.") else ""
        yield BAD, "settings", f"{at}{where}: {problem}"
    guides, _ = load_guides(settings.config_dir)
    for setting, problem in unknown_names(guides, settings.reminders):
        yield BAD, "reminders", f"{source('reminders', setting)}: reminders.{setting}: {problem}"


def _unconfirmed(guide: Guide, *, included: bool) -> str:
    """Why a guide is not confirmed, and whether the rotation shows it all the same."""
    where = "comes in turn all the same" if included else "left out of the rotation unless reminders.include_unconfirmed names it"
    return f"not confirmed, {where}: {guide.unconfirmed}"
