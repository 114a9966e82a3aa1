"""Passwords where programs and files keep them: assignments, addresses with a password, .netrc, .pgpass, Docker's config.json."""

from base64 import b64encode

from ...finding import Evidence
from ..fake_secrets import MIXED, made
from ..rule import Rule
from ..validators.secrets import encoded_login, mixed_password, no_placeholder, of_words, password_like

_PASS = made("Kd7!", MIXED, 8)
_LOGIN = b64encode(f"ana:{_PASS}".encode()).decode()

PARTS = {
    # dbPassword, PGPASSWORD, adminPwd: what is nothing but a password's name may stand behind any word.
    "NAMES": r"(?:[\w.-]{0,40}(?:passw(?:or)?d|passwd|pwd)|(?:[\w.-]{0,40}[_.-])?(?:{password}|pass|pin(?:[ ]code)?))(?:[_.-](?:prod|live|dev|staging))?",
    # Piped into a program, it is a command.
    "COMMAND": r"\s?(?:sha\d+sum|md5sum|base64|xxd|pbcopy|grep|openssl|jq|sed|awk|tee)\b",
}

RULES = (
    Rule(
        name="url_password",
        entity_type="PASSWORD",
        pattern=r"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@?\#'\"<>]{0,80}:(?P<value>[^\s/@?\#'\"<>]{3,120})@(?=[\w\[])(?!localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1|(?:[\w-]+\.)?example\.)",
        score=0.9,
        keywords=("://",),
        check=no_placeholder,
        evidence=Evidence.PREFIX,
        matches=((f"postgres://app:{_PASS}@db.acme.io:5432/prod", _PASS),),
        non_matches=(
            "https://example.com:8080/@user",
            "postgres://user:password@localhost/db",
            "redis://:${PASS}@host",
            "amqp://me:tigers@localhost",
        ),
        source="RFC 3986, section 3.2.1",
    ),
    Rule(
        name="url_password_of_this_machine",
        entity_type="PASSWORD",
        pattern=r"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@?\#'\"<>]{0,80}:(?P<value>[^\s/@?\#'\"<>]{6,120})@(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1|(?:[\w-]+\.)?example\.)",
        score=0.7,
        keywords=("://",),
        check=mixed_password,
        evidence=Evidence.PREFIX,
        matches=((f"postgres://app:{_PASS}@localhost:5432/prod", _PASS),),
        non_matches=("postgres://scott:tigers@localhost/db", "redis://:foobar2000@127.0.0.1"),
        source="RFC 3986, section 3.2.1",
    ),
    Rule(
        name="password_assignment",
        entity_type="PASSWORD",
        pattern=r"""(?<![\w])['"]?{NAMES}['"]?(?:\s{0,3}(?:=|:(?!:)|:=|=>|\|(?!{COMMAND}))\s{0,3}|\s{is}\s:?\s?)['"`]?(?P<value>[^\s'"`,;<>|]{4,120})""",
        score=0.7,
        check=password_like,
        evidence=Evidence.LABEL,
        matches=(
            (f"the password is {_PASS}", _PASS),
            (f"DB_PASSWORD={_PASS}", _PASS),
            (f'{{"dbPassword": "{_PASS}"}}', _PASS),
            (f"PGPASSWORD={_PASS} psql", _PASS),
            (f"pass: {_PASS}", _PASS),
            (f"das Passwort lautet {_PASS}", _PASS),
        ),
        non_matches=(
            "password: ********",
            "the password is wrong",
            "PASSWORD=changeme",
            "password = getpass()",
            "pass: true",
            "echo password | sha256sum",
            'pw = getpass.getpass("x")',
            "$password = $_POST['password']",
        ),
    ),
    Rule(
        name="pin",
        entity_type="PASSWORD",
        pattern=r"\b(?:(?:pin(?:[ ]?(?:code|number))?|pass[ ]?code)\s?(?:is|:|=)|(?-i:PIN))\s?(?P<value>\d{4,8})(?!\w|\.\d)",
        score=0.6,
        keywords=("pin", "code"),
        evidence=Evidence.LABEL,
        matches=(("her PIN is 4821", "4821"), ("the card, PIN 4821", "4821")),
        non_matches=("passcode 4821 errors", "pin 4 is high", "spin: 1200", "pin 4821 is high", "PINs 4821"),
    ),
    Rule(
        name="connection_string",
        entity_type="PASSWORD",
        pattern=r"\b(?:password|pwd)=(?P<value>[^;\s'\"]{4,120});",
        score=0.85,
        keywords=("password=", "pwd="),
        check=no_placeholder,
        evidence=Evidence.LABEL,
        matches=((f"Server=db;User Id=sa;Password={_PASS};", _PASS),),
        non_matches=("Password=password;",),
        source="ADO.NET connection strings",
    ),
    Rule(
        name="environment",
        entity_type="PASSWORD",
        pattern=r"^(?:export[ ])?[A-Z][A-Z0-9_]{0,60}(?:PASSWORD|PASSWD|PASSPHRASE)=[\"']?(?P<value>[^\s\"'$<>{}()]{8,100})[\"']?$",
        score=0.7,
        cased=True,
        keywords=("pass",),
        check=of_words,
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
        check=no_placeholder,
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
        check=password_like,
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
        check=encoded_login,
        evidence=Evidence.LABEL,
        matches=((f'{{"auths": {{"ghcr.io": {{"auth": "{_LOGIN}"}}}}}}', _LOGIN),),
        non_matches=('{"auth": "disabledeverywhere"}', '{"auth": "YmFzaWMgYXV0aGVudGljYXRpb24="}'),
        source="Docker: config.json",
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
)  # fmt: skip
