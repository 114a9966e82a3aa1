"""The side-by-side view: original and redacted with their findings, and the way back. The server keeps none of it."""

import asyncio
import base64
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from config.entities import EntityTypes
from core import wording
from core.message import Author, Message, MessageRef, Place
from core.redaction.restore import TooLong, placeholders_in, restore
from core.reply import Paragraph
from core.responder import Responder
from core.text import Text

from .demo_team import WORKSPACE
from .events import BadRequest, Long, SentFile, attachment_of

_MOST_RESTORED = 4_000_000
_NOTHING = "There is nothing to put back: nothing was replaced, or in a style that cannot be undone (masked, last four)."
_StandIn = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]


class Wanted(BaseModel):
    """A text to compare."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: Long


class Answered(BaseModel):
    """An assistant's answer, with the mapping that only the page holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: Long
    mapping: Annotated[dict[_StandIn, Long], Field(max_length=20_000)]


class Compare:
    """Stateless requests."""

    def __init__(self, responder: Responder) -> None:
        """Responder: for its checks, by the workspace's policy."""
        self._checks, self._types = responder.checks, responder.types

    async def check(self, request: Request) -> Response:
        """Text in; findings (code points), redacted version, mapping and reasons out.

        Already: what read like a placeholder in the text itself.
        """
        wanted = Wanted.model_validate_json(await request.body())
        place = Place("playground", WORKSPACE, "")
        message = Message(MessageRef("playground", WORKSPACE, "", ""), Author(""), place, Text.plain(wanted.text), asked=True)
        verdict = await self._checks.verdict_on(message)
        types = self._types
        findings = [
            {"start": f.start, "end": f.end, "type": f.entity_type, "name": types[f.entity_type].name} for f in verdict.findings
        ]
        return JSONResponse(
            {
                "headline": wording.headline(verdict, types),
                "reasons": wording.sentences(verdict.decision.reasons, types),
                "alarm": verdict.decision.alarm,
                "findings": findings,
                "redacted": verdict.redaction.visible,
                "mapping": dict(verdict.redaction.mapping),
                "already": sorted(placeholders_in(wanted.text, types)),
            }
        )

    async def copy(self, request: Request) -> Response:
        """A file in; its redacted copy, and how both read, out; or why there is none."""
        file = attachment_of(SentFile.model_validate_json(await request.body()))
        place, ref = Place("playground", WORKSPACE, ""), MessageRef("playground", WORKSPACE, "", "")
        message = Message(ref, Author(""), place, Text.plain(""), (file,), asked=True)
        (made,) = await self._checks.redacted_copies(message)
        copy = made.copy
        said = [block.text for block in wording.copies([made]).blocks if isinstance(block, Paragraph)]
        if copy is None:
            return JSONResponse({"said": said, "copy": None})
        shown = {
            "name": copy.name,
            "content": base64.b64encode(copy.content).decode(),
            "before": copy.before,
            "after": copy.after,
        }
        return JSONResponse({"said": said, "copy": shown})

    async def restore(self, request: Request) -> Response:
        """An assistant's answer and the mapping in; the answer with its values out, and what the mapping does not know."""
        body = await request.body()
        try:
            return await asyncio.to_thread(_restored, body, self._types)
        except TooLong:
            raise BadRequest("The restored text would be too long for this page.") from None


def _restored(body: bytes, types: EntityTypes) -> Response:
    answered = Answered.model_validate_json(body)
    if not answered.mapping:
        raise BadRequest(_NOTHING)
    restored = restore(answered.text, answered.mapping, most=_MOST_RESTORED)
    unknown = placeholders_in(answered.text, types) - answered.mapping.keys()
    return JSONResponse({"text": restored, "unknown": sorted(unknown)})
