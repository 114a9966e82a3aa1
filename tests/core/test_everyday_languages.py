"""Twenty-three languages in which colleagues talk of telephones, passports, laws and orders: nobody is disturbed, unless by a record."""

from pathlib import Path

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import asked, said

FOLDER = Path(__file__).parents[1] / "samples" / "everyday"
TALK = {file.stem: file.read_text(encoding="utf-8").splitlines() for file in sorted(FOLDER.glob("*.txt"))}
# Name, telephone and identity number of nobody; the numbers have valid check digits.
RECORDS = {
    "zh": ("姓名：张伟，电话：13812345678，身份证号：11010819870420166X", "张伟", "13812345678", "11010819870420166X"),
    "ja": ("氏名：田中太郎\n電話：090-1234-5678\nマイナンバー：948219935181", "田中太郎", "090-1234-5678", "948219935181"),
    "ko": ("이름: 김민수\n전화: 010-1234-5678\n주민등록번호: 850412-1330792", "김민수", "010-1234-5678", "850412-1330792"),
    "ru": ("ФИО: Кузнецов Андрей\nТелефон: 8 912 345-67-89\nСНИЛС: 112-233-445 95", "Кузнецов", "345-67-89", "112-233-445 95"),
    "uk": ("ПІБ: Шевченко Оксана\nТелефон: 067 123 45 67\nІПН: 3164486860", "Шевченко", "123 45 67", "3164486860"),
    "ar": ("الاسم: أحمد محمود\nالهاتف: 0501234567\nرقم الهوية: 1012345672", "أحمد محمود", "0501234567", "1012345672"),
    "fa": ("نام: علی رضایی\nتلفن: 0912 345 6789\nکد ملی: 0084575948", "علی رضایی", "345 6789", "0084575948"),
    "he": ("שם: יוסי כהן\nטלפון: 052-345-6789\nתעודת זהות: 306861675", "יוסי כהן", "052-345-6789", "306861675"),
    "el": ("Όνομα: Γιώργος Παπάς\nΤηλ: 697 123 4567\nΑΜΚΑ: 12038591769", "Γιώργος Παπάς", "123 4567", "12038591769"),
    "hi": ("नाम: राजेश कुमार\nफ़ोन: 9812345678\nआधार: 3633 8750 0474", "राजेश कुमार", "9812345678", "3633 8750 0474"),
    "th": ("ชื่อ: สมชาย ใจดี\nโทร: 081-234-5678\nเลขบัตรประชาชน: 3-1088-64235-16-1", "สมชาย ใจดี", "081-234-5678", "64235"),
    "vi": ("Họ tên: Nguyễn Văn Hùng\nSĐT: 0912 345 678\nCCCD: 001085012345", "Nguyễn Văn Hùng", "345 678", "001085012345"),
    "tr": ("Adı soyadı: Ayşe Yılmaz\nTelefon: 0532 123 45 67\nTC kimlik: 76092603092", "Ayşe Yılmaz", "123 45 67", "76092603092"),
    "id": ("Nama: Budi Santoso\nNo. HP: 0812-3456-7890\nNIK: 3171329808453468", "Budi Santoso", "3456-7890", "3171329808453468"),
    "sv": (
        "Namn: Erik Lindqvist\nTelefon: 070-123 45 67\nPersonnummer: 850312-0811",
        "Erik Lindqvist",
        "123 45 67",
        "850312-0811",
    ),
    "da": ("Navn: Søren Sørensen\nTelefon: 20 12 34 56\nCPR: 120385-2233", "Søren Sørensen", "20 12 34 56", "120385-2233"),
    "no": ("Navn: Kari Hansen\nTelefon: 412 34 567\nFødselsnummer: 12038556752", "Kari Hansen", "412 34 567", "12038556752"),
    "fi": ("Nimi: Matti Virtanen\nPuhelin: 040 123 4567\nHetu: 120385-875A", "Matti Virtanen", "123 4567", "120385-875A"),
    "cs": ("Jméno: Jan Novák\nTelefon: 602 123 456\nRodné číslo: 855312/1379", "Jan Novák", "602 123 456", "855312/1379"),
    "sk": ("Meno: Peter Kováč\nTelefón: 0905 123 456\nRodné číslo: 855312/1379", "Peter Kováč", "123 456", "855312/1379"),
    "hu": ("Név: Nagy László\nTelefon: 06 30 123 4567\nTAJ: 111 111 110", "Nagy László", "123 4567", "111 111 110"),
    "ro": ("Nume: Ion Popescu\nTelefon: 0722 123 456\nCNP: 1850312280142", "Ion Popescu", "123 456", "1850312280142"),
    "bg": ("Име: Иван Петров\nТелефон: 0888 123 456\nЕГН: 8503122129", "Иван Петров", "123 456", "8503122129"),
}


@pytest.mark.parametrize("language", TALK)
def test_everyday_sentences_alarm_nobody(checker: Checker, language: str) -> None:
    assert len(TALK[language]) == 40
    assert [line for line in TALK[language] if checker.check(said(line), Policy()).decision.alarm] == []


@pytest.mark.parametrize("language", RECORDS)
def test_a_customer_record_alarms_and_is_hidden(checker: Checker, language: str) -> None:
    text, *values = RECORDS[language]
    assert checker.check(said(text), Policy()).decision.alarm
    redacted = checker.check(asked(text), Policy()).redaction.raw
    assert [value for value in values if value in redacted] == []


@pytest.mark.parametrize("text", ["Müşteri aradı", "De klant belde", "客户资料要整理", "Kunde hat angerufen"])
def test_a_label_or_a_role_is_no_name(checker: Checker, text: str) -> None:
    assert "PERSON" not in checker.check(asked(text), Policy()).redaction.raw


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("请打13812345678找我", "13812345678"),
        ("090-1234-5678に連絡して", "090-1234-5678"),
        ("010-1234-5678로 전화 주세요", "010-1234-5678"),
        ("звоните 8 912 345-67-89 вечером", "8 912 345-67-89"),
        ("סמס ל 052-345-6789 בבקשה", "052-345-6789"),
    ],
)
def test_a_mobile_number_is_found_in_a_text_of_its_country_s_script(checker: Checker, text: str, value: str) -> None:
    assert value not in checker.check(asked(text), Policy()).redaction.raw


@pytest.mark.parametrize("text", ["编号202411281309完成了", "заказано 9812345678 штук", "συνολικά 6971234567 ευρώ"])
def test_a_number_that_only_has_digits_enough_is_no_telephone_s(checker: Checker, text: str) -> None:
    assert "PHONE_NUMBER" not in checker.check(asked(text), Policy()).redaction.raw


@pytest.mark.parametrize(
    "text",
    [
        "客户王小明，电话13871264590",
        "客户：王小明，电话：13871264590",
        "顧客の田中太郎様、電話090-1234-5678",
        "お客様：田中太郎、電話：090-1234-5678",
        "고객 김민수, 전화 010-9876-5432",
        "Клиент Иванов Пётр, тел. 8 916 123-45-67",
        "العميل محمد الحسن، الهاتف 01012847739",
        "הלקוח דוד כהן, טלפון 052-1234567",
        "Πελάτης Γιώργος Παπαδόπουλος, τηλ. 6971234567",
        "ग्राहक राजेश शर्मा, फोन 9876543210",
        "ลูกค้า สมชาย ใจดี โทร 081-234-5678",
        "Müşteri Ayşe Yılmaz, telefon 0532 123 45 67",
        "Khách hàng Nguyễn Văn An, điện thoại 0912 345 678",
    ],
)
def test_a_customer_with_a_telephone_number_alarms_in_talk(checker: Checker, text: str) -> None:
    assert checker.check(said(text), Policy()).decision.alarm
