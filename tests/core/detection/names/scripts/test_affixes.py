"""Names in scripts whose languages write particles and endings together with a name, and in Thai, which writes no spaces."""

import pytest

from config.policy import Policy
from config.scripts import SHIPPED, load_scripts
from core.checker import Checker
from core.detection.names.scripts.affixes import readings
from core.detection.names.scripts.registry import ScriptNames
from tests.messages import said


@pytest.fixture(scope="module")
def names() -> ScriptNames:
    return ScriptNames(load_scripts(SHIPPED))


@pytest.mark.parametrize(
    ("word", "part"),
    [("ولمحمد", "محمد"), ("לדני", "דני"), ("ნინოს", "ნინო"), ("ለዳዊት", "ዳዊት"), ("Արմենը", "Արմեն"), ("রহিমকে", "রহিম")],
)
def test_particles_and_endings_are_taken_from_a_word(word: str, part: str) -> None:
    assert part in [word[first:last] for first, last in readings(word)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("أرسل العقد لأحمد غداً", ["أحمد"]),
        ("تكلمت مع الدكتورة فاطمة الخطيب أمس", ["فاطمة الخطيب"]),
        ("با خانم مریم احمدی صحبت کردم", ["مریم احمدی"]),
        ("תשלח את הקובץ לדניאל מחר", ["דניאל"]),
        ("דיברתי עם שרה כהן אתמול", ["שרה כהן"]),
        ("Μίλησα με τον Γιώργο Παπαδόπουλο χθες", ["Γιώργο Παπαδόπουλο"]),
        ("Το τηλέφωνο της Μαρίας: 6941234567", ["Μαρίας"]),
        ("रिपोर्ट राहुल शर्मा को भेज दो", ["राहुल शर्मा"]),
        ("คุณสมชาย ใจดีป่วยวันนี้", ["สมชาย ใจดี"]),
        ("გუშინ გიორგის ველაპარაკე", ["გიორგი"]),
        ("Պարոն Արմեն Սարգսյանը զանգեց", ["Արմեն Սարգսյան"]),
        ("ትናንት ከአበበ ጋር ተነጋገርኩ", ["አበበ"]),
        ("ফাইল রহিমকে পাঠাও", ["রহিম"]),
    ],
)
def test_a_names_borders_are_the_names(names: ScriptNames, text: str, people: list[str]) -> None:
    assert [text[f.start : f.end] for f in names.find(text) if f.entity_type == "PERSON"] == people


@pytest.mark.parametrize(
    "text",
    [
        "شكراً جزيلاً، نلتقي يوم الخميس",
        "תודה רבה, נדבר מחר בבוקר",
        "Ευχαριστώ πολύ, τα λέμε τη Δευτέρα",
        "धन्यवाद, कल मिलते हैं",
        "ขอบคุณมาก พรุ่งนี้เจอกัน",
        "ممنون، فردا صحبت می‌کنیم",
        "დიდი მადლობა, ხვალ გნახავ",
        "Շնորհակալություն, վաղը կխոսենք",
        "ধন্যবাদ, কাল দেখা হবে",
        "நன்றி, நாளை பார்க்கலாம்",
    ],
)
def test_ordinary_talk_has_no_name(names: ScriptNames, text: str) -> None:
    assert [text[f.start : f.end] for f in names.find(text) if f.entity_type == "PERSON"] == []


@pytest.mark.parametrize("text", ["كلمت أحمد أمس", "דיברתי עם דניאל", "Μίλησα με τον Γιώργο", "राहुल आज नहीं आए", "คุณสมชายป่วยวันนี้"])
def test_a_lone_name_alarms_nobody(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm
