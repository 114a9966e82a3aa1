"""``privacy-check run``: connects one platform, or all."""

import asyncio
from typing import Annotated

import typer

from config.errors import ConfigError
from config.settings import load

from .. import compose, log
from ..platform import Platform
from ..registry import platforms
from .options import ConfigOption

ALL = "all"


def run(
    platform: Annotated[str, typer.Argument(help="playground, slack, discord or all.")],
    config: ConfigOption = None,
) -> int:
    """Run the bot on a platform until it is stopped."""
    settings = load(config)
    log.set_up(settings.log_level)
    chosen = _chosen(platform)
    key = compose.fingerprint_key(settings)
    responder = compose.build_responder(settings, compose.build_checker(settings, key), key)

    async def connect() -> None:
        async with asyncio.TaskGroup() as group:
            for each in chosen:
                if each.connect:
                    group.create_task(each.connect(settings, responder))

    try:
        asyncio.run(connect())
    except* ConfigError as errors:
        raise errors.exceptions[0] from None
    return 0


def _chosen(name: str) -> list[Platform]:
    known = platforms()
    if name == ALL:
        return [platform for platform in known.values() if platform.connect]
    if name not in known:
        raise ConfigError(f"run: there is no platform {name!r}; known: {', '.join(known)}, {ALL}")
    if known[name].connect is None:
        raise ConfigError(
            f"run: {name} cannot be connected in this version yet, only its text can be scanned; `run playground` works"
        )
    return [known[name]]
