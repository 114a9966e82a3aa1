"""Names that are in no list, which models tell by what is beside them and by their letters; records with them alarm."""

import pytest

from config.policy import Policy
from config.scripts import SHIPPED, load_scripts
from core.checker import Checker
from core.detection.names.scripts.registry import ScriptNames
from tests.messages import said


@pytest.fixture(scope="module")
def names() -> ScriptNames:
    return ScriptNames(load_scripts(SHIPPED))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("أرسلت الملف لزهيران القدموسي", ["زهيران القدموسي"]),
        ("تكلمت مع بيلسان أمس", ["بيلسان"]),
        ("תגידו לשמרון שהפגישה נדחתה", ["שמרון"]),
        ("שאלתי את גרשונה אם היא פנויה", ["גרשונה"]),
        ("Μίλησα με τον Θεοφράστη Κουρμπανά", ["Θεοφράστη Κουρμπανά"]),
        ("Πες στη Μελανθία ότι άργησα", ["Μελανθία"]),
        ("तिलोत्कर्ष को फाइल भेज दो", ["तिलोत्कर्ष"]),
        ("मेरा नाम जिज्ञांशु है", ["जिज्ञांशु"]),
        ("คุณธนาฤกษ์ภูมิโทรมาเมื่อวาน", ["ธนาฤกษ์ภูมิ"]),
        ("با خانم مهرسانا گفتگو کردم", ["مهرسانا"]),
    ],
)
def test_a_name_that_no_list_has_is_found_with_its_borders(names: ScriptNames, text: str, people: list[str]) -> None:
    assert [text[f.start : f.end] for f in names.find(text) if f.entity_type == "PERSON"] == people


@pytest.mark.parametrize(
    ("text", "secrets"),
    [
        ("الاسم: زهيران القدموسي\nالجوال: +966 55 123 4567\nالبريد: z.q88@gmail.com", ("زهيران", "القدموسي", "4567", "z.q88")),
        ('שם מלא: שמרון קפלנסקין\nטלפון: +972 52-771-8234\nדוא"ל: shimron88@gmail.com', ("שמרון", "8234", "shimron88")),
        (
            "Ονοματεπώνυμο: Θεοφράστης Κουρμπανάς\nΚινητό: +30 697 123 4567\nEmail: thk88@gmail.com",
            ("Θεοφράστης", "4567", "thk88"),
        ),
        ("पूरा नाम: तिलोत्कर्ष बंदोपा\nमोबाइल: +91 98123 45670\nईमेल: tilo88@gmail.com", ("तिलोत्कर्ष", "45670", "tilo88")),
        ("ชื่อ-นามสกุล: ธนาฤกษ์ภูมิ เพชรกานต์กุล\nโทร: +66 81 234 5678\nอีเมล: thana88@gmail.com", ("ธนาฤกษ์ภูมิ", "5678", "thana88")),
    ],
)
def test_a_record_alarms_and_nothing_of_it_stays_readable(checker: Checker, text: str, secrets: tuple[str, ...]) -> None:
    verdict = checker.check(said(text), Policy())
    assert verdict.decision.alarm
    assert not [secret for secret in secrets if secret in verdict.redaction.visible]
