"""The side-by-side view: original and redacted with their findings, and the way back. The server keeps none of it."""

from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from core import wording
from core.message import Author, Message, MessageRef, Place
from core.redaction.restore import restore
from core.responder import Responder
from core.text import Text

from .events import Long
from .room import WORKSPACE


class Wanted(BaseModel):
    """A text to compare."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: Long


class Answered(BaseModel):
    """An assistant's answer, with the mapping that only the page holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: Long
    mapping: dict[str, str]


class Compare:
    """Stateless requests."""

    def __init__(self, responder: Responder) -> None:
        """Responder: for its checker and the workspace's policy."""
        self._kit = responder.kit

    async def check(self, request: Request) -> Response:
        """Text in; findings (code points), redacted version, mapping and reasons out."""
        wanted = Wanted.model_validate_json(await request.body())
        place = Place("playground", WORKSPACE, "")
        message = Message(MessageRef("playground", WORKSPACE, "", ""), Author(""), place, Text.plain(wanted.text), asked=True)
        verdict = await self._kit.verdict_on(message)
        types = self._kit.types
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
            }
        )

    async def restore(self, request: Request) -> Response:
        """An assistant's answer and the mapping in; the answer with its values out."""
        answered = Answered.model_validate_json(await request.body())
        return JSONResponse({"text": restore(answered.text, answered.mapping)})
