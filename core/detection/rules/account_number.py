"""Account numbers that a word beside them gives away: "account number 9938-2210", "(ID 20931844)"."""

from ...finding import Evidence
from ..labels import labelled_number
from ..rule import Rule

RULES = (
    labelled_number("account", "ACCOUNT_NUMBER", ("account number 9938-2210", "9938-2210")),
    Rule(
        name="id_in_brackets",
        entity_type="ACCOUNT_NUMBER",
        pattern=r"\((?:(?:{role:en}|staff|user|badge)[ ])?(?:id|no\.?|nr\.?|\#)[ ]?(?P<value>[A-Z]{0,3}-?\d{5,16})(?=\)|,|;)",
        score=0.4,
        keywords=("(",),
        evidence=Evidence.LABEL,
        matches=(("Kofi Mensah (ID 20931844) failed", "20931844"), ("Ana Ruiz (no. E-209318, Leeds)", "E-209318")),
        non_matches=("(id 12)", "(number 20931844)"),
    ),
    Rule(
        name="id",
        entity_type="ACCOUNT_NUMBER",
        pattern=r"""(?<![\w\#-])(?!\#\#)(?:{id_label}[ ])?(?:id|ids|\#|confirmation|ref(?:erence)?)\s?(?:no\.?|number|\#|id)?{AT}\s?(?:is|was|:|=|\#)\s{0,3}["'(\#]{0,2}{VALUE}""",
        score=0.35,
        evidence=Evidence.LABEL,
        matches=(("Employee: Robert Brown (ID: 55431)", "55431"), ("Confirmation: KTR4Q9", "KTR4Q9")),
        non_matches=("the id is missing", "see #general"),
    ),
    Rule(
        name="payment_handle",
        entity_type="ACCOUNT_NUMBER",
        pattern=r"\b(?:upi|vpa|gpay|phonepe|paytm)(?:[ ](?:id|handle))?[ ]?(?:is|:)?[ ]{1,2}(?P<value>[\w.-]{2,60}@[a-z]{2,20})(?![\w.@]\w|\w)",
        score=0.5,
        keywords=("upi", "vpa", "gpay", "phonepe", "paytm"),
        evidence=Evidence.LABEL,
        matches=(("UPI deepak@okaxis", "deepak@okaxis"),),
        non_matches=("upi is down", "the upi a@b"),
        source="NPCI, Unified Payments Interface",
    ),
    Rule(
        name="serial",
        entity_type="ACCOUNT_NUMBER",
        pattern=r"\b(?:product[ ])?serial(?:[ ]?(?:number|no\.?|nr\.?))?\s?(?:is|was|:|=|\#)\s{0,2}(?P<value>(?=[\w-]{0,30}\d)[A-Z0-9][A-Z0-9-]{4,30})(?!\w)",
        score=0.35,
        keywords=("serial",),
        evidence=Evidence.LABEL,
        matches=(("Product Serial Number: SN-A987-B654", "SN-A987-B654"),),
        non_matches=("serial: /dev/ttyUSB0", "serial is slow"),
    ),
    Rule(
        name="account_bare",
        entity_type="ACCOUNT_NUMBER",
        pattern=r"\b(?:account|acct?|a/c|bsb|clabe|savings|checking|loan|routing|brokerage|(?-i:[A-Z])\w{0,11}[ ]?bank)\b[^.;\n\d]{0,24}?(?:[ ]\(?|:[ ]?)(?P<value>\#?(?!\d{4}-\d\d-\d\d(?!\d))(?:[A-Z]{1,3}-?)?\d[\d-]{6,22}\d)(?!\w|\.\d|-)",
        score=0.4,
        keywords=("acc", "a/c", "bsb", "clabe", "savings", "checking", "loan", "routing", "brokerage", "bank"),
        evidence=Evidence.LABEL,
        matches=(
            ("GTBank 0123456789", "0123456789"),
            ("sort code 20-41-50, acc 73849201", "73849201"),
            ("my Kestrel account 3340-9876-112 is", "3340-9876-112"),
            ("Account: 1234-5678-9012, Routing", "1234-5678-9012"),
            ("savings account at Kestrel (#987654321) with", "#987654321"),
        ),
        non_matches=("the account was made in 2024-11-26 at 10", "account 4821", "account number of users 12"),
    ),
    Rule(
        name="account_ending",
        entity_type="ACCOUNT_NUMBER",
        pattern=r"\b{account_or_card}\b[^.;\n]{0,40}?[ (](?P<value>{ending_in}[ ][x*]{0,8}[A-Z0-9]{4,5})(?!\w|\.\d)",
        score=0.35,
        evidence=Evidence.LABEL,
        matches=(("my savings account at Kestrel (ending in 3312) has", "ending in 3312"), ("o cartão final 4821 foi clonado", "final 4821")),
        non_matches=("the account is ending soon", "a week ending in 2024"),
    ),
    Rule(
        name="last_digits",
        entity_type="ACCOUNT_NUMBER",
        pattern=r"\b(?:(?:last[ ](?:4|four)(?:[ ]digits?)?|ending[ ](?:in|digits))[ ]?[:=(]|(?:acct|account|card)\.?[ ]?(?:no\.?|number)?[ ]?[:=\#]?[ ]?(?:\.{3,4}|…|x{4}|\*{4}))[ ]?(?P<value>\d{4})(?!\w|\.\d|-)",
        score=0.35,
        keywords=("last 4", "last four", "ending", "acct", "account", "card"),
        evidence=Evidence.LABEL,
        matches=(("Last 4 Digits: 8823.", "8823"), ("Acct: ...9017 was", "9017"), ("Card ****2209", "2209")),
        non_matches=("the last 4 digits of a number", "last four: none"),
    ),
)  # fmt: skip
