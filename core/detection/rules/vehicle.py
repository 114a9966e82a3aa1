"""Number plates and vehicle identification numbers."""

from ...finding import Evidence
from ..labels import labelled_number
from ..rule import Rule
from ..validators.vehicle import vehicle

PARTS = {
    # German, British, French and Italian, Spanish, Irish and others' plates.
    "PLATE": r"(?-i:[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[ ]?\d{1,4}[EH]?|[A-Z]{2}\d\d[ ]?[A-Z]{3}|[A-Z]{2}[- ]\d{3}[- ][A-Z]{2}|\d{4}[ ][A-Z]{3}|[A-Z]{3}[ -]\d{3,4}|[A-Z]{2}[ ]\d{3}[ -]\d{3}|\d{2,3}-[A-Z]{1,2}-\d{1,6})",
    "CAPITAL": r"(?-i:[A-ZÄÖÜÅÆØŠŽČĐĆŚŻŹŁΑ-ΩА-ЯЁІЇЄҐ])",
    "GAP": r"[ \u200b·-]{0,2}",
    # Letters and digits in turn, at least three times: GK497ZT, КА 1234 ВС, WX05 HRE, 34 KRV 276, PO 5KL80, M-AB 2291.
    "IN_TURN": r"(?:{CAPITAL}{1,3}{GAP}\d{1,4}{GAP}{CAPITAL}{1,3}(?:{GAP}\d{1,4})?|{CAPITAL}{2,3}[ ]\d{1,2}{CAPITAL}{1,2}\d{1,3}|\d{1,4}{GAP}{CAPITAL}{1,3}{GAP}\d{1,6}|{CAPITAL}{1,3}[- ]{CAPITAL}{1,2}[ ]?\d{2,4}[EH]?)",
    "IN_TWO_PARTS": r"(?:{CAPITAL}{1,3}{GAP}\d{3,6}|\d{3,4}{GAP}{CAPITAL}{2,3})",
    "OWN_SCRIPT": r"(?:{CHINESE}|{KOREAN}|{JAPANESE}|{THAI}|{PERSIAN}|{ARABIC})",
    "CHINESE": r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?(?-i:[A-Z])[\s·•]{0,2}(?-i:[A-Z0-9]{5,6})",
    "KOREAN": r"\d{2,3}\s?[가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주아바사자하허호배]\s{0,2}\d{4}",
    "JAPANESE": r"[一-龥]{1,4}\s?\d{2,3}\s?[ぁ-ん]\s?\d{2}-?\d{2}",
    "THAI": r"(?:\d\s?)?[ก-ฮ]{1,3}[\s-]{1,2}\d{1,4}",
    "PERSIAN": r"\d{2}[\s\u200b]{0,2}[آ-ی]{1,3}[\s\u200b]{0,2}\d{3}(?:[\s\u200b-]{0,3}(?:ایران)?[\s\u200b]{0,2}\d{2})?",
    "ARABIC": r"(?:[ء-ي][\s\u200b]{1,2}){2,3}\d{1,4}|\d{1,4}[\s\u200b]{1,2}(?:[ء-ي][ ]){1,2}[ء-ي](?![ء-ي])",
    # At least five letters and digits, two of them digits; no measure, and nothing that computers and cars are called.
    "IS_PLATE": r"(?=(?:[ ·\u200b-]{0,2}[^\W_]){5})(?=(?:[^\d\n]{0,4}\d){2})(?!{MEASURE})(?!{MODEL})",
    "MEASURE": r"\d{1,6}[ ]?(?:eur|usd|gbp|pln|czk|huf|sek|dkk|nok|try|rub|uah|km|kg|ps|hp|kw|cv|gb|mb|tb|wd|am|pm|tl|rs|rp|ft|cm|mm|v|w|h)(?!\w)",
    "MODEL": r"{CAPITAL}\d{1,2}[ ]?{CAPITAL}\d(?!\d)|(?:rtx|gtx|rx|bmw|vw|kia|gti|usb|ddr|pci|iso|esp|stm|suv|eur|usd|amg|cpu|gpu|amd|msi|led|lte|hdmi|ssd|nvme)[ -]?\d",
    "PLATE_ENDS": r"(?![\w-]|[./:]\w)",
}

RULES = (
    labelled_number("plate", "LICENSE_PLATE", ("license plate 7ABC123", "7ABC123"), bare=True),
    Rule(
        name="plate_in_groups",
        entity_type="LICENSE_PLATE",
        pattern=r"\b(?:{plate_label}|{plate_of})(?:[ ](?:number|no\.?))?[ ]?(?:is|was|:|ist)?[ ]{1,2}(?P<value>{PLATE})(?![\w-])",
        score=0.6,
        evidence=Evidence.LABEL,
        matches=(("his license plate is B-MK 4821 and", "B-MK 4821"), ("reg AB12 CDE", "AB12 CDE"), ("(reg 231-D-4821)", "231-D-4821"), ("targa AB-123-CD", "AB-123-CD")),
        non_matches=("reg EX 12", "plates are B-MK", "registration is open"),
        source="FZV § 8; DVLA INF104; Code de la route R317-8",
    ),
    labelled_number("vin", "VIN", ("VIN: 1HGCM82633A004352", "1HGCM82633A004352"), bare=True),
    Rule(
        name="vin_checked",
        entity_type="VIN",
        pattern=r"(?<![\w-])[A-HJ-NPR-Z0-9]{8}[0-9X][A-HJ-NPR-Z0-9]{8}(?![\w-])",
        score=0.6,
        context=("{vehicle}$", "vin", "fahrgestell", "chassis", "title", "insurance", "dealer", "registration"),
        needs_context=True,
        cased=True,
        check=vehicle,
        evidence=Evidence.CHECKSUM,
        matches=(("the car (1M8GDM9AXKP042788) was sold", "1M8GDM9AXKP042788"),),
        non_matches=("the car 1M8GDM9A1KP042788", "build 1M8GDM9AXKP042788"),
        source="49 CFR 565.15",
    ),
    Rule(
        name="plate_of_a_car",
        entity_type="LICENSE_PLATE",
        pattern=r"\b(?:my|our|his|her|their|the|a)[ ](?:[a-z]+[ ]){0,2}{vehicle}[ ]?[(,][ ]?(?P<value>{PLATE})(?=[),.;\s])",
        score=0.5,
        evidence=Evidence.LABEL,
        matches=(("my car (M-AB 2291) was hit", "M-AB 2291"),),
        non_matches=("my car (ABS 12) was", "the van, AB 12"),
        source="FZV § 8; DVLA INF104",
    ),
    Rule(
        name="plate_behind_word",
        entity_type="LICENSE_PLATE",
        pattern=r"{WORD_START}{plate_word}{WORD_END}[.]?\s?{JOIN}[\s\u200b]{0,2}(?P<value>{IS_PLATE}(?:{IN_TURN}|{IN_TWO_PARTS})|{OWN_SCRIPT}){PLATE_ENDS}",
        score=0.6,
        evidence=Evidence.LABEL,
        matches=(
            ("targa GK498ZT del sig.", "GK498ZT"),
            ("carte grise : FX-375-QK,", "FX-375-QK"),
            ("SPZ 4AK 4356 majitel", "4AK 4356"),
            ("rej. PO 5KL81, kom.", "PO 5KL81"),
            ("πινακίδα ΝΚΖ-5856", "ΝΚΖ-5856"),
            ("plaka 34 KRV 277", "34 KRV 277"),
            ("车牌 浙A7K87Q 车主", "浙A7K87Q"),
            ("ทะเบียนรถ 3กฎ 6962", "3กฎ 6962"),
            ("پلاک 47 ب 319 ایران 66 مال", "47 ب 319 ایران 66"),
        ),
        non_matches=("placa RTX 3060 por", "پلاک 3 طبقه", "plate 20 KM from", "plaka 34", "targa 4S", "plates MAY BE 2024"),
    ),
    Rule(
        name="plate_of_any_car",
        entity_type="LICENSE_PLATE",
        pattern=r"{WORD_START}{car_word}{WORD_END}[\s\u200b]?[,:(]?[\s\u200b]{1,2}(?P<value>{IS_PLATE}{IN_TURN}|{OWN_SCRIPT}){PLATE_ENDS}",
        score=0.5,
        evidence=Evidence.LABEL,
        matches=(
            ("in his van WX05 HRF behind", "WX05 HRF"),
            ("bilen MLR 64L ägs", "MLR 64L"),
            ("авто К623МР777, владелец", "К623МР777"),
            ("차량 37마 4539 차주", "37마 4539"),
            ("गाड़ी RJ14 CK 5034 मालिक", "RJ14 CK 5034"),
            ("mobil AB 6515 QZ punya", "AB 6515 QZ"),
        ),
        non_matches=("the car BMW 320", "auto VW T5 2004", "auto A6 C8 55", "truck 20 KM 30", "авто ВАЗ 2107", "car 4 USD 20 a day", "차량 30대 2024"),
    ),
    Rule(
        name="israeli_plate",
        entity_type="LICENSE_PLATE",
        pattern=r"(?:{car_word:he}|{plate_word:he})\s?[,:(]?[\s\u200b]{1,2}(?P<value>\d{2,3}-\d{2,3}-\d{2,3}){PLATE_ENDS}",
        score=0.5,
        evidence=Evidence.LABEL,
        matches=(("רכב 963-51-732", "963-51-732"), ("לוחית רישוי: 71-422-38", "71-422-38")),
        non_matches=("רכב 2024-11-26", "החניה 12-34-56"),
    ),
)  # fmt: skip
