"""Names in Chinese, Japanese, Korean and Russian: exact borders, records that alarm, and ordinary talk that stays as it is."""

import pytest

from config.policy import Policy
from core.checker import Checker
from core.detection.detector import Detector
from core.text import Text
from tests.core.detection.detecting import detected
from tests.messages import asked, said


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("客户张伟的邮箱是zhangwei88@qq.com", ["张伟"]),
        ("王先生您好，合同已经发给李秀英了", ["王", "李秀英"]),
        ("田中さんは明日休みです", ["田中"]),
        ("担当の山本健太が伺います", ["山本健太"]),
        ("김민수님이 어제 전화하셨어요", ["김민수"]),
        ("박지영 씨가 오늘 휴가예요", ["박지영"]),
        ("Передайте Иванову Петру, что всё готово", ["Иванову Петру"]),
        ("Anh Tuấn ơi, nhờ chị Hồng Nhung duyệt", ["Tuấn", "Hồng Nhung"]),
        ("Mai Nguyễn Văn Khải lên văn phòng", ["Nguyễn Văn Khải"]),
        ("Có ai thấy Quỳnh đâu không? Long ơi", ["Quỳnh", "Long"]),
        ("Theo anh Đoàn Trung Kiên thì nên rollback", ["Đoàn Trung Kiên"]),
        ("Договорился с Ольгой Сергеевной на среду", ["Ольгой Сергеевной"]),
        ("اتصلت سلمى الحمداني. نراجع العقد", ["سلمى الحمداني"]),
        ("患者：長谷川美咲（45歳）", ["長谷川美咲"]),
        ("Больной Гнатюк О.П., 1979 г.р.", ["Гнатюк О.П."]),
    ],
)
def test_a_names_borders_are_the_names_and_what_is_added_to_it_stays(detector: Detector, text: str, people: list[str]) -> None:
    found = detected(detector, Text.plain(text), lambda _: True)
    assert [text[f.start : f.end] for f in found if f.entity_type == "PERSON"] == people


@pytest.mark.parametrize(
    ("text", "secrets"),
    [
        ("姓名：张伟\n电话：+86 138 1234 5678\n邮箱：zhangwei88@qq.com", ("张伟", "5678", "zhangwei88")),
        ("氏名：田中健太\n電話：+81 90-8432-1759\nメール：kenta.tanaka@gmail.com", ("田中", "健太", "1759", "kenta")),
        ("이름: 김민수\n전화: +82 10-1234-5678\n이메일: minsu.kim@naver.com", ("김민수", "5678", "minsu")),
        (
            "ФИО: Иванов Пётр Сергеевич\nТел.: +7 916 123-45-67\nПочта: ivanov.petr@mail.ru",
            ("Иванов", "Пётр", "123-45", "ivanov"),
        ),
    ],
)
def test_a_customers_record_alarms_and_nothing_of_it_stays_readable(
    checker: Checker, text: str, secrets: tuple[str, ...]
) -> None:
    verdict = checker.check(said(text), Policy())
    assert verdict.decision.alarm
    assert not [secret for secret in secrets if secret in verdict.redaction.visible]


@pytest.mark.parametrize(
    "text",
    [
        "谢谢，我们明天再看，高效一点",
        "呵呵，你说得对，晚上再聊",
        "はい、ありがとうございます。森の中を散歩しました",
        "明日の会議は10時からです",
        "네, 감사합니다. 조금만 기다려 주세요",
        "Anh em ơi, hệ thống Thanh Toán đang bảo trì, mai họp nhé",
        "Chị ơi cho em hỏi, ngôn ngữ Tiếng Việt chưa có",
        "하나도 모르겠어요 ㅎㅎ",
        "Спасибо, договорились. Надежда умирает последней",
        "Дякую, все працює",
    ],
)
def test_ordinary_talk_is_quiet_and_stays_as_it_is(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm
    assert checker.check(asked(text), Policy()).findings == ()


@pytest.mark.parametrize("text", ["张伟今天请假", "田中さん、お疲れさまです", "김민수님 안녕하세요", "Маша, привет"])
def test_a_name_alone_alarms_nobody(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("I'm in ΠΑΦΟΣ, at the conference", ["ΠΑΦΟΣ"]),
        ("Μένω στη Θεσσαλονίκη, όχι στην Αθήνα", ["Θεσσαλονίκη", "Αθήνα"]),
        ("אני גר בחיפה ועובד בתל אביב", ["חיפה", "תל אביב"]),
        ("أسكن في الرياض وأعمل بجدة", ["الرياض", "جدة"]),
        ("मैं दिल्ली में रहता हूँ", ["दिल्ली"]),
        ("من در تهران زندگی می‌کنم", ["تهران"]),
        ("ես ապրում եմ Երևանում", ["Երևան"]),
    ],
)
def test_places_of_lists_are_found(detector: Detector, text: str, places: list[str]) -> None:
    found = detected(detector, Text.plain(text), lambda _: True)
    assert [text[f.start : f.end] for f in found if f.entity_type == "LOCATION"] == places
