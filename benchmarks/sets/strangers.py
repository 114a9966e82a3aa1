"""Messages of a team's chat in 25 languages, sixty in each: strangers/<code>.txt, by a writer who saw no rule, list, sentence or other set.

Forty have people, twenty have none. Nothing is mended for them, and nobody reads what is missed there.
"""

from pathlib import Path

from ..training.generate import Example
from ..training.messages import parsed

FOLDER = Path(__file__).parent / "strangers"


def strangers(code: str) -> list[Example]:
    """The messages of a language; none where there are none."""
    file = FOLDER / f"{code}.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [parsed(line.replace("\\n", "\n")) for line in lines if line.strip()]
