"""Secrets by their structure or by what stands before them: private keys, JWTs, URLs with passwords, assignments."""

from ...verdict import Evidence
from .. import checks
from ..made import HEX, MIXED, made
from ..rule import Rule

_JWT = made("eyJ", MIXED, 20) + made(".eyJ", MIXED, 40) + made(".", MIXED, 43)
_PASS = made("Kd7!", MIXED, 8)
_NAMES = (
    r"(?:[\w.-]{0,40}[_.-])?(?:api[ _.-]?key|apikey|secret[ _.-]?key|access[ _.-]?key|private[ _.-]?key|auth[ _.-]?key|encryption[ _.-]?key|signing[ _.-]?key|client[ _.-]?secret|"
    r"app[ _.-]?secret|secret[ _.-]?access[ _.-]?key|secret|auth[ _.-]?token|access[ _.-]?token|refresh[ _.-]?token|bot[ _.-]?token|bearer[ _.-]?token|token|webhook[ _.-]?secret|"
    r"session[ _.-]?key|license[ _.-]?key|credentials?)(?:[_.-](?:prod|live|dev|staging|id))?"
)
_PASSWORDS = (
    r"(?:[\w.-]{0,40}[_.-])?(?:passwords?|passwd|passphrase|pwd|pw|pass|kennwort|passwort|mot[ _]de[ _]passe|contraseña|senha|palavra-passe|wachtwoord|hasło|pin(?:[ ]code)?)"
    r"(?:[_.-](?:prod|live|dev|staging))?"
)

RULES = (
    Rule(
        name="private_key",
        entity_type="PRIVATE_KEY",
        pattern=r"-----BEGIN[ ](?:[A-Z0-9]{2,12}[ ]){0,3}PRIVATE[ ]KEY(?:[ ]BLOCK)?-----[\w\s+/=:,.\\-]{32,12000}?(?:-----END[ ][A-Z0-9 ]{0,40}PRIVATE[ ]KEY(?:[ ]BLOCK)?-----|\Z)",
        score=1.0,
        keywords=("private key",),
        evidence=Evidence.PREFIX,
        cased=True,
        matches=(
            (
                "here:\n-----BEGIN " + "RSA PRIVATE KEY-----\n" + made("MII", MIXED, 60) + "\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN " + "RSA PRIVATE KEY-----\n" + made("MII", MIXED, 60) + "\n-----END RSA PRIVATE KEY-----",
            ),
        ),
        non_matches=("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", "my private key is lost"),
        source="RFC 7468",
    ),
    Rule(
        name="jwt",
        entity_type="JWT",
        pattern=r"(?<![\w.-])eyJ[\w-]{10,4000}\.eyJ[\w-]{10,4000}\.[\w-]{10,2000}(?![\w-])",
        score=0.95,
        keywords=("eyj",),
        evidence=Evidence.PREFIX,
        cased=True,
        matches=((f"token {_JWT} end", _JWT),),
        non_matches=("eyJhbGciOi",),
        source="RFC 7519",
    ),
    Rule(
        name="url_password",
        entity_type="PASSWORD",
        pattern=r"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@?\#'\"<>]{0,80}:(?P<value>[^\s/@?\#'\"<>]{3,120})@(?=[\w\[])",
        score=0.9,
        keywords=("://",),
        check=checks.no_placeholder,
        evidence=Evidence.PREFIX,
        matches=((f"postgres://app:{_PASS}@db.acme.io:5432/prod", _PASS),),
        non_matches=("https://example.com:8080/@user", "postgres://user:password@localhost/db", "redis://:${PASS}@host"),
        source="RFC 3986, section 3.2.1",
    ),
    Rule(
        name="authorization_header",
        entity_type="API_KEY",
        pattern=r"\bauthorization['\"]?\s?[:=]\s?['\"]?(?:bearer|basic|token|apikey|key)?\s(?P<value>[\w.~+/=-]{12,2000})",
        score=0.85,
        keywords=("authorization",),
        check=checks.no_placeholder,
        evidence=Evidence.LABEL,
        matches=((f'curl -H "Authorization: Bearer {made("", MIXED, 40)}" x', made("", MIXED, 40)),),
        non_matches=("Authorization: Bearer YOUR_TOKEN_HERE", "authorization is required"),
        source="RFC 9110, section 11.6.2",
    ),
    Rule(
        name="bearer",
        entity_type="API_KEY",
        pattern=r"\bbearer\s(?P<value>[\w.~+/=-]{20,2000})",
        score=0.6,
        keywords=("bearer",),
        check=checks.random_looking,
        evidence=Evidence.LABEL,
        matches=((f"bearer {made('', MIXED, 30)}", made("", MIXED, 30)),),
        non_matches=("bearer of the news everybody", "Bearer YOUR_TOKEN"),
        source="RFC 6750",
    ),
    Rule(
        name="curl_user",
        entity_type="PASSWORD",
        pattern=r"\bcurl\b[^\n]{0,200}?\s(?:-u|--user)[ =]['\"]?[\w.@+-]{1,60}:(?P<value>[^\s'\"]{3,120})",
        score=0.9,
        keywords=("curl",),
        check=checks.no_placeholder,
        evidence=Evidence.LABEL,
        matches=((f"curl -u admin:{_PASS} https://x.io", _PASS),),
        non_matches=("curl -u admin: https://x.io", "curl -u user:password http://x"),
        source="curl manual, -u",
    ),
    Rule(
        name="cookie",
        entity_type="COOKIE",
        pattern=r"\b(?:set-)?cookie['\"]?\s?:\s?['\"]?(?P<value>[\w.-]{1,60}=[^\s;'\"]{12,2000}(?:;\s?[\w.-]{1,60}=[^\s;'\"]{1,2000}){0,40})",
        score=0.7,
        keywords=("cookie",),
        check=checks.no_placeholder,
        evidence=Evidence.LABEL,
        matches=((f"Cookie: sid={made('', HEX, 32)}", f"sid={made('', HEX, 32)}"),),
        non_matches=("cookie: no", "I like cookies"),
        source="RFC 6265",
    ),
    Rule(
        name="secret_assignment",
        entity_type="API_KEY",
        pattern=rf"(?<![\w])['\"]?{_NAMES}['\"]?\s{{0,3}}(?:=|:|:=|=>|\||\s(?:is|ist|lautet|est|es|è|é)\s)\s{{0,3}}['\"`]?(?P<value>[\w.~+/!@$%^&*=-]{{12,400}})",
        score=0.75,
        keywords=("key", "secret", "token", "credential"),
        check=checks.random_looking,
        evidence=Evidence.LABEL,
        matches=(
            (f"STRIPE_API_KEY={made('', MIXED, 32)}", made("", MIXED, 32)),
            (f'"client_secret": "{made("", HEX, 32)}"', made("", HEX, 32)),
            (f"the api key is {made('', HEX, 32)}", made("", HEX, 32)),
        ),
        non_matches=(
            "API_KEY=your-api-key-here",
            "token: string",
            "key = os.environ['API_KEY_1']",
            "api_key=<your key 1>",
            "token = get_token2(request)",
        ),
    ),
    Rule(
        name="password_assignment",
        entity_type="PASSWORD",
        pattern=rf"(?<![\w])['\"]?{_PASSWORDS}['\"]?(?:\s{{0,3}}(?:=|:|:=|=>|\|)\s{{0,3}}|\s(?:is|was|ist|war|lautet|est|es|è|é|jest)\s:?\s?)['\"`]?(?P<value>[^\s'\"`,;<>|]{{4,120}})",
        score=0.7,
        keywords=("pass", "pwd", "pw", "kennwort", "mot", "contraseña", "senha", "palavra-passe", "wachtwoord", "hasło"),
        check=checks.password_like,
        evidence=Evidence.LABEL,
        matches=(
            (f"the password is {_PASS}", _PASS),
            (f"DB_PASSWORD={_PASS}", _PASS),
            (f"pass: {_PASS}", _PASS),
            (f"das Passwort lautet {_PASS}", _PASS),
        ),
        non_matches=("password: ********", "the password is wrong", "PASSWORD=changeme", "password = getpass()", "pass: true"),
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
        check=checks.no_placeholder,
        evidence=Evidence.LABEL,
        matches=((f"Server=db;User Id=sa;Password={_PASS};", _PASS),),
        non_matches=("Password=password;",),
        source="ADO.NET connection strings",
    ),
    Rule(
        name="seed_phrase",
        entity_type="SEED_PHRASE",
        pattern=r"\b(?:seed|recovery|mnemonic|secret)[ ]?(?:phrase|words)?[ ]?(?:is|:|=)?[ ]?['\"]?(?P<value>(?:[a-z]{3,8}[ ]){11}(?:(?:[a-z]{3,8}[ ]){12})?[a-z]{3,8})\b",
        score=0.8,
        keywords=("seed", "recovery", "mnemonic", "secret phrase"),
        evidence=Evidence.LABEL,
        matches=(
            (
                "seed phrase: ribbon velvet canyon orbit fossil timber glance anchor puzzle meadow hollow cactus",
                "ribbon velvet canyon orbit fossil timber glance anchor puzzle meadow hollow cactus",
            ),
        ),
        non_matches=("seed phrase: lost it",),
        source="BIP 39",
    ),
    Rule(
        name="docker_env",
        entity_type="API_KEY",
        pattern=rf"^[ \t]{{0,20}}(?:ENV|ARG)[ ]{_NAMES}[ ](?P<value>[\w.~+/!@$%^&*=-]{{16,400}})[ ]*$",
        score=0.7,
        keywords=("env ", "arg "),
        check=checks.random_looking,
        evidence=Evidence.LABEL,
        matches=((f"ENV AWS_SECRET_ACCESS_KEY {made('', MIXED, 40)}", made("", MIXED, 40)),),
        non_matches=("ENV API_KEY your_key_goes_here", "ENV TOKEN_FILE /run/secrets/token"),
        source="Dockerfile reference, ENV",
    ),
    Rule(
        name="signed_address",
        entity_type="API_KEY",
        pattern=r"[?&](?:sig|X-Amz-Signature|X-Goog-Signature|Signature|x-oss-signature)=(?P<value>[A-Za-z0-9%+/_-]{40,600}={0,2})(?![\w%])",
        score=0.7,
        keywords=("sig",),
        check=checks.random_looking,
        evidence=Evidence.PREFIX,
        matches=(
            (
                f"https://x.blob.core.windows.net/c/f.csv?sv=2022-11-02&sig={made('', MIXED, 43)}%3D&se=2027",
                f"{made('', MIXED, 43)}%3D",
            ),
            (f"https://b.s3.amazonaws.com/k?X-Amz-Signature={made('', HEX, 64)}", made("", HEX, 64)),
        ),
        non_matches=("?sig=none", "&signature=see-below"),
        source="Azure Storage, shared access signatures; AWS Signature Version 4, query parameters",
    ),
    Rule(
        name="aws_secret_key",
        entity_type="API_KEY",
        pattern=r"\baws[\w .-]{0,30}(?:key|secret)[\w .-]{0,20}['\"]?\s{0,3}(?:=|:|\sis\s)\s{0,3}['\"]?(?P<value>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])",
        score=0.9,
        keywords=("aws",),
        check=checks.random_looking,
        evidence=Evidence.LABEL,
        matches=((f"aws_secret_access_key = {made('', MIXED, 40)}", made("", MIXED, 40)),),
        non_matches=("aws key: none",),
        source="AWS IAM user guide",
    ),
)
