"""What runs in a process that reads files: one after the other from standard input, until that ends. ``python -m`` starts it."""

import os
import select
import sys
from typing import BinaryIO

from . import confinement, registry
from .bounds import Limits
from .contents import NotRewritable, UnreadableFile
from .unread import Unread
from .wire import Json, as_json, receive, send

# Without anything to read, the process ends and gives its memory back.
_IDLE_SECONDS = 600
READ, REWRITE = "read", "rewrite"
_MEMORY = "Reading it takes more memory than is allowed, so it was not checked."
_BROKEN = "It cannot be read, because it is damaged or of an unusual kind; it may still contain personal data."


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers until the requests end."""
    registry.known()
    confined = False
    while _asked(requests):
        try:
            head, content = receive(requests, sys.maxsize)
        except EOFError:
            return
        limits = Limits(**head["limits"])  # type: ignore[arg-type]
        if not confined:
            confinement.limit(limits.memory_bytes)
            confinement.isolate()
            confined = True
        confinement.limit_seconds(limits.read_seconds)
        answer, body = _answer(head, content, limits)
        send(answers, answer, body)
        if "failed" in answer:
            return  # whatever is wrong with this process, the next one begins anew


def _asked(requests: BinaryIO) -> bool:
    """Waits for a request; whether there was one in time. Nothing is in the stream's buffer between two of them."""
    if sys.platform == "win32":
        return True
    return bool(select.select([requests], [], [], _IDLE_SECONDS)[0])


def _answer(head: Json, content: bytes, limits: Limits) -> tuple[Json, bytes]:
    try:
        if head["do"] == REWRITE:
            texts: list[str] = head["texts"]  # type: ignore[assignment]
            return {}, registry.rewrite(content, texts, limits)
        return as_json(registry.read(content, limits)), b""
    except UnreadableFile as error:
        return {"unreadable": str(error), "kind": error.kind}, b""
    except NotRewritable as error:
        return {"not_rewritable": str(error)}, b""
    except MemoryError:
        return {"unreadable": _MEMORY, "kind": Unread.TOO_LARGE, "failed": True}, b""
    except Exception:  # noqa: BLE001 - whatever a library meets in a strange file; its text may quote that
        return {"unreadable": _BROKEN, "kind": Unread.DAMAGED}, b""


def main() -> None:
    """Standard output carries the answers alone: what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
