"""``privacy-check run``: connects one platform, or all."""

import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

import structlog
import typer

from config.errors import ConfigError, TryAgain
from config.pages import RUNNING
from config.settings import Settings, load

from .. import hooks, log
from ..platform import Platform, unset
from ..registry import platforms
from .exit_codes import ExitCode, complain
from .options import ConfigOption
from .slips import tell_all

ALL = "all"
PLAYGROUND = "playground"
_FINISH_SECONDS = 8.0
# What was promised is ten; a process that still loads or waits then ends as in a crash, and loses no more than in one.
_END_SECONDS = 9.5
_LEAVE_SECONDS = 1.0
_log = structlog.get_logger("run")
_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def run(
    platform: Annotated[
        str, typer.Argument(metavar="PLATFORM", help="playground, slack, discord or all (those that have their tokens).")
    ],
    shards: Annotated[
        str, typer.Option("--shards", metavar="RANGE", help="Discord: this process's shards of all, as in 0-3/16.")
    ] = "",
    http: Annotated[bool, typer.Option("--http", help="Slack: by HTTP at a public address, instead of Socket Mode.")] = False,
    config: ConfigOption = None,
) -> int:
    """Run the bot on a platform until it is stopped.

    SIGTERM finishes or hands back what is in flight within 10 seconds; a second one ends at once.
    """
    _refuse(platform, shards=shards, http=http)
    settings = load(config)
    settings = _with(settings, "discord", {"shards": shards} if shards else {})
    settings = _with(settings, "slack", {"http": True} if http else {})
    log.set_up(settings.log_level)
    hooks.set_up()
    hooks.keep_memory_to_itself()
    tell_all(settings)
    chosen = _chosen(platform, settings)
    # Before a signal waits for the loop, which libraries that load for seconds would keep from hearing it.
    from .. import compose  # noqa: F401

    try:
        asyncio.run(_until_stopped(settings, chosen))
    except TryAgain as error:
        complain(str(error))
        return ExitCode.TRY_AGAIN
    return ExitCode.FINE


def _refuse(platform: str, *, shards: str, http: bool) -> None:
    """Raises ConfigError for an option that would do nothing."""
    for option, given, whose in (("--shards", bool(shards), "discord"), ("--http", http, "slack")):
        if given and platform not in (whose, ALL):
            raise ConfigError(f"run: {option} is for {whose}, and means nothing for {platform}")


def _with(settings: Settings, platform: str, more: Mapping[str, object]) -> Settings:
    """The settings with a platform's own from the command line."""
    own = {**settings.platforms.get(platform, {}), **more}
    return settings.model_copy(update={"platforms": {**settings.platforms, platform: own}}) if more else settings


async def _until_stopped(settings: Settings, chosen: Sequence[Platform]) -> None:
    hooks.listen_to(asyncio.get_running_loop())
    _stop_when_told(asyncio.current_task())
    # Python 3.11.2 (Debian 12's) wraps what is raised within `except*` in a group: it is raised behind it.
    problem: ConfigError | None = None
    try:
        await _connect(settings, chosen)
    except* ConfigError as errors:
        problem = _first(errors)
    except* asyncio.CancelledError:
        # All is handed back. What threads still do, such as loading, is of no use any more, and nobody waits for it.
        _later(_LEAVE_SECONDS, _leave)
    if problem is not None:
        raise problem


def _stop_when_told(main: asyncio.Task[None] | None, seconds: float = _END_SECONDS) -> None:
    """The first signal ends in order, within so many seconds; a second one ends at once, as where nobody listened for it."""
    loop = asyncio.get_running_loop()

    def stop() -> None:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)
        _later(seconds, _end_late)
        if main:
            main.cancel()

    for number in _SIGNALS:
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, stop)


def _later(seconds: float, function: Callable[[], None]) -> None:
    """In a thread, as it may be the loop itself, or what waits for threads behind it, that does not come to an end."""
    timer = threading.Timer(seconds, function)
    timer.daemon = True
    timer.start()


def _end_late() -> None:
    _log.warning("ended_late")
    _leave()


def _leave() -> None:
    sys.stderr.flush()
    os._exit(0)


def _first(errors: BaseExceptionGroup[ConfigError]) -> ConfigError:
    first = errors.exceptions[0]
    return first if isinstance(first, ConfigError) else _first(first)


async def _connect(settings: Settings, chosen: Sequence[Platform]) -> None:
    # The web server and the database's library are imported only to run.
    from core.forwarding import Forwarder
    from core.metrics import Metrics
    from core.store.shared_clock import SharedClock

    from ..clock import SystemClock
    from ..compose import build_responder
    from ..health import serve_health
    from ..open_store import build_store
    from ..siem import build_sink
    from ..traces import tracing

    names = frozenset(platform.name for platform in chosen)
    # The playground's findings are invented.
    sink = None if names == {PLAYGROUND} else build_sink(settings)
    store = build_store(settings, in_memory=names == {PLAYGROUND})
    clock, metrics = SharedClock(SystemClock(), store.database), Metrics()
    try:
        with tracing(settings.traces) as spans:
            responder = await build_responder(settings, store, clock, metrics, spans)
            await clock.compare()
            responder.start()
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(clock.keep_in_step())
                    if settings.health.port is not None:
                        group.create_task(serve_health(settings.health, responder, names))
                    if sink:
                        forwarder = Forwarder(sink, store, clock, metrics, settings.siem.every_seconds)
                        group.create_task(forwarder.run())
                    for each in chosen:
                        if each.connect:
                            group.create_task(each.connect(settings, responder))
            finally:
                await responder.close(_FINISH_SECONDS)
    finally:
        await store.database.close()


def _chosen(name: str, settings: Settings) -> list[Platform]:
    known = platforms()
    if name == ALL:
        ready = [p for p in known.values() if p.connect and p.name != PLAYGROUND and not p.missing(settings)]
        if not ready:
            raise ConfigError(f"run: no platform has its tokens; see {RUNNING}, or `run playground`, which needs none")
        return _loaded(ready)
    if name not in known:
        raise ConfigError(f"run: there is no platform {name!r}; known: {', '.join(known)}, {ALL}")
    if known[name].connect is None:
        raise ConfigError(f"run: {name} cannot be connected, only its text can be scanned; `run playground` works")
    if missing := known[name].missing(settings):
        raise unset(name, missing)
    return _loaded([known[name]])


def _loaded(chosen: list[Platform]) -> list[Platform]:
    """Before the checker is built, which takes seconds; raises ConfigError where a library is missing."""
    for platform in chosen:
        platform.load()
    return chosen
