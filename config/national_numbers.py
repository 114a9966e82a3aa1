"""The typed form of national_numbers.yaml."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from .entities import TypeName
from .errors import first_problem, read_yaml
from .partial import rows_over

SHIPPED = Path(__file__).parent / "national_numbers.yaml"


class NationalNumber(BaseModel):
    """A number by which a state identifies people or businesses.

    Form: part of a pattern. Words: one of them must be nearby. Check: the validator of the check digits; empty if there are none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    entity_type: TypeName
    form: str
    words: tuple[str, ...] = Field(min_length=1)
    sample: str
    check: str = ""
    source: str = ""


def load_national_numbers(file: Path) -> tuple[NationalNumber, ...]:
    """The shipped rows, with those of another file, which take the place of shipped ones of the same name; raises ConfigError."""
    own = _read(file)
    return own if file == SHIPPED else rows_over(_read(SHIPPED), own, lambda number: number.name)


def _read(file: Path) -> tuple[NationalNumber, ...]:
    try:
        return TypeAdapter(tuple[NationalNumber, ...]).validate_python(read_yaml(file))
    except ValidationError as error:
        raise first_problem(str(file), error) from None
