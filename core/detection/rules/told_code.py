"""Codes that people tell: of a door or a key safe beside the word for it, sent once by SMS, of a bank card."""

from ...finding import Evidence
from ..fragments import WORD_END, WORD_START
from ..rule import Rule

PARTS = {
    "START": WORD_START,
    "END": WORD_END,
    "IS": r"(?:[ ]?{is}(?![^\W\d_])|['’]s|[ ]?[:：=])?\s{0,2}",
    # The end of what is said; what follows a number otherwise is what it counts.
    "ENDS": r"(?=[ \t]?(?:[,.;)!。、，](?!\d)|[(—–/+|&\n]|$))",
    "KEYPAD": r"(?P<value>[\#*]?\d{3,8}[\#*]?|(?=\w{4,6}(?!\w))\d{1,4}(?-i:[A-FАВСК])\d{0,4})(?![\w%€$£]|[.,:/-]\d)",
    "SIX": r"(?P<value>\d{6}|\d{3}[ -]\d{3})(?![\w%€$£]|[.,:/-]\d)",
    "WORDS": r"(?:[ ](?!{about_code}{END})[^\W\d_]{1,14}){0,4}?",
}

RULES = (
    Rule(
        name="beside_a_lock",
        entity_type="PASSWORD",
        pattern=r"{START}{door_lock}(?:[ ][^\n;:\d]{2,50}?)?[ ]?[,;:(–—-][ ]?(?:the[ ])?{code_word}{IS}{KEYPAD}",
        score=0.55,
        evidence=Evidence.LABEL,
        matches=(
            ("Keysafe left of the blue door, code 4071#", "4071#"),
            ("lockbox on the railing, combo 3307", "3307"),
            ("Schlüsselsafe neben der Tür: Code 4071", "4071"),
            ("boîte à clés à gauche, code 4071", "4071"),
            ("schránka na klíče vlevo, kód 4071", "4071"),
        ),
        non_matches=("the lockbox is empty, error code 4071", "key safe, batch 4071", "door on the left, zip code 94107", "lockbox, code 12"),
    ),
    Rule(
        name="typed_at_a_door",
        entity_type="PASSWORD",
        # The hash sign is a key of a keypad.
        pattern=r"{START}(?:{door_thing}|{door_lock})(?:[ ](?:with|mit|avec|con|com|med|z|с|על)[ ]|{IS})(?P<value>\d{3,8}(?-i:[\#*]))(?![\w\#*])",
        score=0.5,
        evidence=Evidence.CONTEXT,
        matches=(("gate 4471#, then second left", "4471#"), ("Hoftor: 8840#", "8840#"), ("도어락 8812*", "8812*")),
        non_matches=("gate 44 is closing", "gate #4471", "door 4471"),
    ),
    Rule(
        name="typed_with_a_hash_sign",
        entity_type="PASSWORD",
        pattern=r"{START}{code_word}{IS}(?P<value>\d{3,8}(?-i:[\#*]))(?![\w\#*])",
        score=0.5,
        evidence=Evidence.CONTEXT,
        context=("{door_thing}", "{door_lock}", "{code_of}", "{opened_by_code}"),
        needs_context=True,
        matches=(("left of the blue door, the code is 4071#", "4071#"),),
        non_matches=("dial in, code 4071#", "the code 4071 at the door"),
    ),
    Rule(
        name="of_an_alarm",
        entity_type="PASSWORD",
        pattern=r"{START}(?:{door_lock}|{door_thing})[ ]?[:：][ ]?(?P<value>\d{4,8})[ ]{confirmed_by}",
        score=0.55,
        evidence=Evidence.LABEL,
        matches=(("Alarm: 8826 then press B within 30s", "8826"), ("Alarmanlage: 4477 und dann Enter", "4477")),
        non_matches=("Alarm: 4096 then restart the node", "Alarm: 0630 tomorrow"),
    ),
    Rule(
        name="of_a_badge",
        entity_type="PASSWORD",
        pattern=r"{START}{badge}(?:[ ]?(?:n[ro]?\.?|n[°º]|no\.?|№|\#|:))?[ ]?(?=[\w-]{0,15}\d)[\w-]{3,16}(?:,|[ ]/|[ ](?:with|and|och|und|et|y|e|i|a))?[ ](?:{code_word}|{pin}){IS}(?P<value>\d{4,8})(?![\w%]|[.,:/-]\d)",
        score=0.55,
        evidence=Evidence.LABEL,
        matches=(("tagg nr 00418823 kod 6190", "6190"), ("badge 20418, code 6190", "6190"), ("key fob no. 00418823, PIN 6190", "6190")),
        non_matches=("order no 00418823 code 6190", "badge 20418 lost", "badge 20418 error code 6190"),
    ),
    Rule(
        name="sent_once",
        entity_type="PASSWORD",
        pattern=r"{START}{one_time_code}(?:{END}{WORDS}{IS}|{IS}){SIX}(?:(?<=[:=]\d{6})|(?![ ]{about_code}{END}))",
        score=0.6,
        evidence=Evidence.LABEL,
        matches=(
            ("mã OTP lúc nãy 955362", "955362"),
            ("WARN otp=390509 sent", "390509"),
            ("code de vérification : 482910", "482910"),
            ("код подтверждения 482910, никому", "482910"),
            ("您的验证码是482910", "482910"),
            ("Dein SMS-Code ist 482 910", "482 910"),
        ),
        non_matches=(
            "the otp timeout is 300000",
            "otp_timeout=300000",
            "OTP requests 482910",
            "verification code sent 482910 times",
            "验证码有效期 600 秒",
            "order code 482910",
        ),
    ),
    Rule(
        name="sent_once_by_a_service",
        entity_type="PASSWORD",
        pattern=r"(?<![\w.,-])(?:G-)?(?P<value>\d{5,8}|\d{3}[ -]\d{3})[ ]{is_your}[ ](?:(?!{other_code}{END})[\w-]{1,20}[ ]){0,3}?(?:{one_time_code}|{code_word}){END}",
        score=0.6,
        evidence=Evidence.LABEL,
        matches=(
            ("G-482910 is your Google verification code", "482910"),
            ("482910 ist Ihr WhatsApp-Code", "482910"),
            ("482910 es tu código de Uber", "482910"),
        ),
        non_matches=("482910 is your ticket number", "482910 is your discount code", "2024 is your year to code"),
    ),
    Rule(
        name="of_a_bank_card",
        entity_type="PASSWORD",
        pattern=r"{START}(?:(?:{pin}|{pin_code})(?:[ ][^\W\d_]{1,6}[’']?){0,3}?[ ](?:[^\W\d_]{1,2}['’]|ec-)?{card_with_pin}(?:[ ][^\W\d_]{1,6})?|{card_with_pin}[ ]?(?:[^\W\d_]{1,2}[ ])?(?:{pin}|{pin_code}|{password})){IS}(?P<value>\d{4,6})(?:[ ]{is})?{ENDS}",
        score=0.6,
        evidence=Evidence.LABEL,
        matches=(
            ("to pin tis kartas 4799, plirose", "4799"),
            ("el pin de la tarjeta 4471", "4471"),
            ("PIN der EC-Karte: 4471", "4471"),
            ("пин от карты 4471", "4471"),
            ("银行卡密码 447188", "447188"),
            ("kart şifresi 4471", "4471"),
        ),
        non_matches=("PIN der Karte 4471 gesperrt", "the pin of 4471 users", "pin do karty nie działa", "银行卡密码忘了"),
    ),
    Rule(
        name="pin_of_a_thing",
        entity_type="PASSWORD",
        # In capitals, as a pin is many a thing. "The PIN of card 4471": which card it is.
        pattern=r"{START}(?-i:PIN)[ ]{FOR}(?:[ ](?!\w{0,8}(?:card|kart|tarjeta|carte|kort)|account|user|branch|order|store|ticket)[^\W\d_]{1,14}){1,3}{IS}(?P<value>\d{4,6}){ENDS}",
        score=0.55,
        evidence=Evidence.LABEL,
        matches=(("PIN de la sede 4417", "4417"), ("PIN for the tablet 447188.", "447188")),
        non_matches=("PIN for card 4471.", "pin for the part 4471.", "PIN for the first 4000 users", "PIN for user 4471,"),
    ),
)  # fmt: skip
