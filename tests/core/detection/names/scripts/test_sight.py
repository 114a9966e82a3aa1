"""What models see of a text: the same in training and in use, but for what training hides from them."""

import pytest

from config.scripts import SHIPPED, ScriptEntry, load_scripts
from core.detection.names.scripts.crf import Label
from core.detection.names.scripts.sight import sight

ENTRIES = {entry.code: entry for entry in load_scripts(SHIPPED, trained=False)}


def _seen(entry: ScriptEntry, text: str, hidden: str = "") -> list[tuple[str, ...]]:
    """The features of a text's tokens, of which those in a hidden part are hidden from lists."""
    seen = sight(entry.tokens, entry.names)
    spans = seen.tokens(text)
    first = text.find(hidden) if hidden else len(text)
    inside = {n for n, (start, end) in enumerate(spans) if start < first + len(hidden) and end > first}
    return seen.features(text, spans, inside, inside)


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("ar", "كلمت أحمد أمس", "أحمد"),
        ("he", "דיברתי עם דניאל אתמול", "דניאל"),
        ("th", "คุณสมชายป่วย", "สมชาย"),
        ("zh", "张伟今天请假", "张伟"),
        ("ru", "Звонил Андрей вчера", "Андрей"),
    ],
)
def test_training_hides_names_from_what_lists_tell(code: str, text: str, name: str) -> None:
    assert _seen(ENTRIES[code], text) != _seen(ENTRIES[code], text, name)


@pytest.mark.parametrize("label", [Label(True, "PERSON"), Label(False, "LOCATION", 0, 2), Label(True, "PERSON", 1, 0)])
def test_a_models_label_tells_what_is_cut_off(label: Label) -> None:
    assert Label.read(label.write()) == label
