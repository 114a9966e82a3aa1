"""Settings for traces: where spans of work are sent; nowhere by default."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError


def _address(address: str | None) -> str | None:
    if address is None:
        return None
    try:
        parts = urlsplit(address.strip())
        good = parts.scheme in {"https", "http"} and bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise PydanticCustomError("traces", "is no address of a collector; give http(s)://host:4318/v1/traces")
    return address.strip()


class TracesSettings(BaseModel):
    """Where spans are sent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Annotated[str | None, AfterValidator(_address)] = Field(
        None, description="OTLP collector for spans, as in http://host:4318/v1/traces; needs the extra traces; none by default"
    )
    share: float = Field(1.0, gt=0, le=1, description="Share of messages that are traced, up to 1")
