"""Secrets where files of tools keep them: .netrc, .pgpass, Docker's config.json, a cloud's storage key; and codes that were sent."""

from base64 import b64encode

from ...verdict import Evidence
from .. import checks
from ..made import MIXED, made
from ..rule import Rule

_PASS = made("Kd7!", MIXED, 8)
_LOGIN = b64encode(f"ana:{_PASS}".encode()).decode()

RULES = (
    Rule(
        name="environment",
        entity_type="PASSWORD",
        pattern=r"^(?:export[ ])?[A-Z][A-Z0-9_]{0,60}(?:PASSWORD|PASSWD|PASSPHRASE)=[\"']?(?P<value>[^\s\"'$<>{}()]{8,100})[\"']?$",
        score=0.7,
        cased=True,
        keywords=("pass",),
        check=checks.of_words,
        evidence=Evidence.LABEL,
        matches=(("DB_USER=ana\nDB_PASSWORD=fluffy-otter\nDB_PORT=1", "fluffy-otter"),),
        non_matches=(
            "DB_PASSWORD=changeme",
            "set DB_PASSWORD=fluffy-otter please",
            "DB_PASSWORD=your-password",
            "DB_PASSWORD=dragonfly",
        ),
        source="POSIX: environment variables; the form of .env files",
    ),
    Rule(
        name="netrc",
        entity_type="PASSWORD",
        pattern=r"\bmachine\s{1,4}[\w.-]{1,120}\s{1,8}login\s{1,4}\S{1,120}\s{1,8}password\s{1,4}(?P<value>\S{4,200})",
        score=0.8,
        keywords=("machine",),
        check=checks.no_placeholder,
        evidence=Evidence.LABEL,
        matches=((f"machine api.kestrel.io\n  login ana\n  password {_PASS}", _PASS),),
        non_matches=("a machine login needs a password", "machine x login y password <token>"),
        source="GNU inetutils: the .netrc file",
    ),
    Rule(
        name="pgpass",
        entity_type="PASSWORD",
        pattern=r"(?<![\w.:/@-])(?:[\w-]{1,60}\.)*[\w-]{1,60}:(?:5432|5433|6432|\*):[\w*-]{1,60}:[\w.*-]{1,60}:(?P<value>[^\s:'\"`]{6,120})(?=\s|$)",
        score=0.7,
        keywords=(":5432:", ":5433:", ":6432:", ":*:"),
        check=checks.password_like,
        evidence=Evidence.LABEL,
        matches=((f"db3.internal:5432:billing:svc_billing:{_PASS} is in .pgpass", _PASS),),
        non_matches=("localhost:5432:app:app:password", "10.2.3.4:5432:ok"),
        source="PostgreSQL: the password file",
    ),
    Rule(
        name="docker_auth",
        entity_type="PASSWORD",
        pattern=r"[\"']auth[\"']\s?:\s?[\"'](?P<value>[A-Za-z0-9+/]{12,400}={0,2})[\"']",
        score=0.8,
        keywords=('auth"', "auth'"),
        check=checks.encoded_login,
        evidence=Evidence.LABEL,
        matches=((f'{{"auths": {{"ghcr.io": {{"auth": "{_LOGIN}"}}}}}}', _LOGIN),),
        non_matches=('{"auth": "disabledeverywhere"}', '{"auth": "YmFzaWMgYXV0aGVudGljYXRpb24="}'),
        source="Docker: config.json",
    ),
    Rule(
        name="account_key",
        entity_type="API_KEY",
        pattern=r"\b(?:AccountKey|SharedAccessKey)=(?P<value>[A-Za-z0-9+/]{40,120}={0,2})(?![\w+/])",
        score=0.9,
        keywords=("key=",),
        check=checks.random_looking,
        evidence=Evidence.LABEL,
        matches=((f"AccountName=kestrel;AccountKey={made('', MIXED, 84)}==;", f"{made('', MIXED, 84)}=="),),
        non_matches=("AccountKey=your-key;", "AccountKey={key}"),
        source="Azure Storage: connection strings",
    ),
    Rule(
        name="one_time_code",
        entity_type="PASSWORD",
        pattern=r"\b(?:otp|tan|(?:one[- ]time|verification|2fa|mfa|login|sms|whatsapp)[ ](?:code|password|passcode|pin))\b[^.?!\n\d]{0,30}(?:\+?\d[\d ]{6,16}\d[ ])?(?:is|was|ist|:|=)[ ]{1,2}(?P<value>\d{4,8}|\d{3}[ -]\d{3})(?!\w|[.,]\d)",
        score=0.6,
        keywords=("otp", "tan", "code", "passcode", "pin"),
        evidence=Evidence.LABEL,
        matches=(
            ("the otp for +91 98450 12345 is 482910, enter it", "482910"),
            ("your verification code is: 482 910", "482 910"),
            ("TAN ist 482910", "482910"),
        ),
        non_matches=("the OTP is valid for 10 minutes", "login code is 404 lines", "tan is 0.5772"),
    ),
)
