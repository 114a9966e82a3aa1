"""Addresses told by the parts of a house: "House No. 214, Street 7", "شارع 14، مبنى 27", "मकान नं 47, गली 3", "107동 903호"."""

from ...finding import Evidence, Role
from ..fragments import SPACED
from ..rule import Rule

PARTS = {
    "CAP": r"(?-i:[A-ZÀ-ÖØ-Þ])",
    "NAME": r"{CAP}[\w.'’-]{1,24}",
    "NUMBER": r"(?:no\.?|\#)?[ ]?[A-Z]?-?\d{1,4}(?:-?[a-z](?!\w))?(?:/\d{1,3})?(?![\w%:]|[.]\d)",
    "HOUSE": r"(?:house|plot|flat|villa|door|h|lot|blk)\.?[ ]?{NUMBER}",
    "WITHIN": r"(?:street|st|road|lane|gali|phase|block|blk|sector|lot|ward|purok|cross|main)\.?[ ]?(?:no\.?|\#)?[ ]?(?-i:[A-Z]{0,2})-?\d{1,3}(?:/\d{1,3})?(?![\w%:]|[.]\d)",
    "ROAD": r"(?:st|street|ave|avenue|rd|road|dr|drive|cres|crescent|close|lane|link|loop|walk|way|park|terrace|place|north|south|central|east|west)\b\.?",
    # Scripts without capitals.
    "LETTERS": rf"(?-i:[{SPACED}])",
    "WORD": r"{LETTERS}{LETTERS}{1,20}",
    "WORDS": r"{WORD}(?:[ ]{WORD}){0,2}",
    "PART": r"{dwelling_part}\s{1,2}(?:{dwelling_number}\s{0,2})?(?:\d{1,4}(?:/\d{1,3})?(?!\d)|{WORD}(?:[ ]{WORD})?)",
    "BETWEEN": r"\s{0,2}[,،]?\s{1,2}",
    "HAN": r"(?-i:[\u3005\u3400-\u9fff])",
    "KANA": r"(?-i:[\u3005\u3040-\u30ff\u3400-\u9fff])",
    "THAI": r"(?-i:[\u0e01-\u0e4e])",
}
_ROLES = (Role.ADDRESS, Role.STREET)

RULES = (
    Rule(
        name="in_latin_letters",
        entity_type="LOCATION",
        pattern=r"(?<![\w/-])(?=(?-i:[A-Z])){HOUSE},?[ ]{WITHIN}(?:,?[ ]{WITHIN}){0,2}(?:[ ]{NAME}[ ](?:st|street|ave|road|rd)\b\.?)?(?:,[ ]{CAP}[^\n,;:]{2,24}){0,2}(?:,?[ ]\d{4,6}(?!\w))?",
        score=0.6,
        roles=_ROLES,
        matches=(
            ("at House No. 41, Street 9, Sector F-7/2, Islamabad", "House No. 41, Street 9, Sector F-7/2, Islamabad"),
            ("Plot No. 88-C, Street 12, Phase 6, DHA, Karachi 75500", "Plot No. 88-C, Street 12, Phase 6, DHA, Karachi 75500"),
            ("Blk 7 Lot 3 Ilang St, Brgy. Mabini, Imus 4103", "Blk 7 Lot 3 Ilang St, Brgy. Mabini, Imus 4103"),
        ),
        non_matches=("lot 3, block 7 of the disk", "Flat 3 is bigger than Lot 4", "House 3, Season 2"),
        source="Universal Postal Union: addressing systems by country",
    ),
    Rule(
        name="of_singapore",
        entity_type="LOCATION",
        pattern=r"(?<![\w-])(?:blk|block|apt\.?[ ]blk)[ ]\d{1,4}[a-z]?,?[ ](?:{NAME}[ ]){0,3}{ROAD},?[ ](?:\d{1,3},?[ ])?\#\d{1,2}-\d{1,4}[a-z]?(?:,?[ ](?:singapore[ ]|s[ ]?)?[(]?\d{6}[)]?(?!\w))?",
        score=0.6,
        keywords=("blk", "block"),
        roles=_ROLES,
        matches=(("to Blk 77 Marine Parade Rd #12-345 S440077.", "Blk 77 Marine Parade Rd #12-345 S440077"),),
        non_matches=("block 4 of issue #12-3", "blk 3 Of Job #12-99", "blk 77 failed"),
        source="Singapore Post: address format",
    ),
    Rule(
        name="hamlet",
        entity_type="LOCATION",
        pattern=r"(?<![\w-])(?P<value>lieu[ -]?dit[ ](?:[«\"][ ]?)?(?:{street_article}[ ]?)?{NAME}(?:[ ](?:{street_article}[ ]?)?{NAME}){0,3}(?:[ ]?[»\"])?(?:,?\s\d{5}[ ]{NAME}(?:[ -]{NAME}){0,3})?)",
        score=0.6,
        keywords=("dit",),
        roles=_ROLES,
        matches=(("habite Lieu-dit La Combe, 07200 Aubenas,", "Lieu-dit La Combe, 07200 Aubenas"),),
        non_matches=("un lieu dit sacré",),
        source="AFNOR NF Z10-011",
    ),
    Rule(
        name="in_scripts_without_capitals",
        entity_type="LOCATION",
        pattern=r"(?<![^\W_])(?=[^\n]{0,60}\d){PART}(?:{BETWEEN}{PART}){1,4}(?:\s?[,،]\s?{WORDS}){0,2}(?:\s{1,2}\d{5,6}(?!\d))?",
        score=0.6,
        roles=_ROLES,
        matches=(
            ("السكن: حي الورود، شارع 31، مبنى 6، جدة 23436", "حي الورود، شارع 31، مبنى 6، جدة 23436"),
            ("पता मकान नं 12, गली 5, गांधी नगर, भोपाल 462001 है", "मकान नं 12, गली 5, गांधी नगर, भोपाल 462001"),
            ("در کوچه 8، پلاک 3", "کوچه 8، پلاک 3"),
        ),
        non_matches=("شارع 14 مغلق", "गली 3 बंद", "شقة جميلة، شارع هادئ"),
        source="Universal Postal Union: addressing systems by country",
    ),
    Rule(
        name="lives_in_hebrew",
        entity_type="LOCATION",
        pattern=r"(?<![א-ת])(?:אני[ ])?גרה?[ ](?!בקומה|בחדר|בדירה|בבניין)(?P<value>ב[א-ת'״\"׳]{2,15}(?:[ ][א-ת'״\"׳]{2,15}){0,2}[ ]\d{1,3}(?:,?[ ](?:ב|דירה[ ]\d)[א-ת]{0,12}(?:[ ][א-ת]{2,10})?)?)(?![א-ת\d%:]|[ ](?:שנ|חודש|ימים|דקות|שעות))",
        score=0.6,
        evidence=Evidence.LABEL,
        roles=(*_ROLES, Role.OWN_ADDRESS),
        matches=(("אני גרה בסמטת הגפן 12 בחולון", "בסמטת הגפן 12 בחולון"),),
        non_matches=("גרה בתל אביב", "אני גרה ברחובות 5 שנים", "הוא גר בקומה 3"),
    ),
    Rule(
        name="korean_flat",
        entity_type="LOCATION",
        pattern=r"(?:(?-i:[가-힣]){1,6}동\s\d{1,4}(?:-\d{1,4})?\s(?:(?-i:[가-힣]){2,14}\s{1,2})?|(?-i:[가-힣]){2,12}(?:아파트|빌라|타운|맨션|오피스텔|자이|힐스|단지)\s{1,2})\d{1,4}\s?동\s?\d{1,4}\s?호",
        score=0.6,
        roles=_ROLES,
        matches=(("집은 정자동 45-3 한솔아파트 107동 903호", "정자동 45-3 한솔아파트 107동 903호"),),
        non_matches=("회의는 3동 204호에서", "운동 30분", "903호 회의실"),
        source="Universal Postal Union: addressing systems by country",
    ),
    Rule(
        name="japanese_town",
        entity_type="LOCATION",
        pattern=r"(?:〒\s?\d{3}-\d{4}\s{0,2})?{HAN}{1,4}市(?:{HAN}{1,4}区)?{KANA}{1,16}\s{0,2}\d{1,4}(?:\s?(?:丁目|番地|番|号|-)\s?\d{0,4}){1,3}|〒\s?\d{3}-\d{4}(?![\w-])",
        score=0.5,
        roles=_ROLES,
        matches=(("〒604-8232 京都市中京区錦小路通412番地", "〒604-8232 京都市中京区錦小路通412番地"),),
        non_matches=("604-8232", "市の予算は412億"),
        source="Japan Post: how to write an address",
    ),
    Rule(
        name="thai",
        entity_type="LOCATION",
        pattern=r"(?<![\d/])\d{1,4}(?:/\d{1,4})?\s{0,2}(?:หมู่(?:ที่)?|ม\s?\.|ซอย|ซ\s?\.|ถนน|ถ\s?\.)\s?(?:(?:{THAI}|[\s.\d/]){1,80}?\d{5}(?!\d)|(?:{THAI}|[\s.\d/]){1,40}?(?:แขวง|ตำบล|ต\s?\.|เขต|อำเภอ|อ\s?\.)\s?{THAI}{2,20})",
        score=0.6,
        roles=_ROLES,
        matches=(("22/5 ม.4 ต.ในเมือง อ.เมือง จ.ขอนแก่น 40000", "22/5 ม.4 ต.ในเมือง อ.เมือง จ.ขอนแก่น 40000"),
            ("ส่งที่ 88/7 ซอยอารีย์ 4 แขวงพญาไท กรุงเทพ 10400 ครับ", "88/7 ซอยอารีย์ 4 แขวงพญาไท กรุงเทพ 10400")),
        non_matches=("อีก 5 ซอยก็ถึง",),
        source="Thailand Post: address format",
    ),
)  # fmt: skip
