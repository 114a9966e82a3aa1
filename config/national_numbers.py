"""The typed form of national_numbers.yaml."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from .entities import TypeName
from .errors import ConfigError, first_problem, read_yaml, twice
from .partial import rows_over
from .words import Word

SHIPPED = Path(__file__).parent / "national_numbers.yaml"


class NationalNumber(BaseModel):
    """A number by which a state identifies people or businesses.

    Form: part of a pattern. Words: one of them must be nearby. Check: the validator of the check digits; empty if there are none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    entity_type: TypeName
    form: str
    words: tuple[Word, ...] = Field(min_length=1)
    sample: str
    check: str = ""
    source: str = ""


def load_national_numbers(file: Path) -> tuple[NationalNumber, ...]:
    """The shipped rows, with those of another file, which take the place of shipped ones of the same name; raises ConfigError."""
    return shipped_numbers() if file == SHIPPED else rows_over(shipped_numbers(), _read(file), lambda number: number.name)


@cache
def shipped_numbers() -> tuple[NationalNumber, ...]:
    """The shipped rows, read once."""
    return _read(SHIPPED)


def _read(file: Path) -> tuple[NationalNumber, ...]:
    try:
        rows = TypeAdapter(tuple[NationalNumber, ...]).validate_python(read_yaml(file) or ())
    except ValidationError as error:
        raise first_problem(str(file), error) from None
    if again := twice(row.name for row in rows):
        raise ConfigError(f"{file}: {again}: two rows have this name; keep one, or name the other otherwise")
    return rows
