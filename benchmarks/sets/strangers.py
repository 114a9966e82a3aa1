"""Messages of a team's chat by writers who saw no rule, list, sentence or other set.

strangers/<code>.txt: 25 languages, sixty in each; other_strangers/<code>.txt: 26 languages, sixty in each in Latin letters, 45 in others, by
others, on the day after. Two thirds have people. Nothing is mended for them, and nobody reads what is missed there.
"""

from pathlib import Path

from ..training.generate import Example
from ..training.messages import parsed

_SETS = Path(__file__).parent
FOLDER, OTHERS = _SETS / "strangers", _SETS / "other_strangers"


def strangers(code: str, folder: Path = FOLDER) -> list[Example]:
    """The messages of a language; none where there are none."""
    file = folder / f"{code}.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [parsed(line.replace("\\n", "\n")) for line in lines if line.strip()]
