"""Passwords and tokens that stand in a command line as an argument."""

from ...finding import Evidence
from ..fake_secrets import HEX, MIXED, made
from ..rule import Rule
from ..validators.secrets import no_placeholder, password_like

_PASS = made("Kd7!", MIXED, 8)
_TOKEN = made("", HEX, 40)

PARTS = {"ARGUMENT": r"['\"]?(?P<value>[^\s'\"|;&<>]{4,120})", "OPTIONS": r"[^\n|;&]{0,160}?\s"}

RULES = (
    Rule(
        name="sshpass",
        entity_type="PASSWORD",
        pattern=r"\bsshpass\s+-p\s{0,2}{ARGUMENT}",
        score=0.9,
        keywords=("sshpass",),
        check=no_placeholder,
        evidence=Evidence.LABEL,
        matches=((f"sshpass -p '{_PASS}' ssh ops@db7", _PASS),),
        non_matches=("sshpass -p $PASS ssh ops@db7", "sshpass -e ssh ops@db7"),
        source="sshpass(1), -p",
    ),
    Rule(
        name="login",
        entity_type="PASSWORD",
        pattern=r"\b(?:docker|podman|nerdctl|buildah|crane|skopeo|oras|helm[ ]registry|az|oc|argocd|vault|cf|heroku|npm)\s+login\b{OPTIONS}(?:-p|--password)[ =]{ARGUMENT}",
        score=0.9,
        keywords=("login",),
        check=password_like,
        evidence=Evidence.LABEL,
        matches=(
            (f"docker login -u ops -p {_PASS} registry.kestrel.io", _PASS),
            (f"az login -u ci@kestrel.io -p {_PASS}", _PASS),
        ),
        non_matches=("docker login -u ops --password-stdin", "docker login -p $TOKEN x.io", "docker run -p 8080:80 web"),
        source="docker login, az login: -p, --password",
    ),
    Rule(
        name="database_client",
        entity_type="PASSWORD",
        pattern=r"\b(?:redis-cli\b{OPTIONS}(?:-a|--pass)[ =]|(?:mysql(?:dump|admin)?|mariadb)\b{OPTIONS}(?:-p|--password=)(?=\S)|mongo(?:sh|dump|restore)?\b{OPTIONS}(?:-p|--password)[ =]|sqlcmd\b{OPTIONS}-P[ ]?){ARGUMENT}",
        score=0.9,
        keywords=("redis-cli", "mysql", "mariadb", "mongo", "sqlcmd"),
        check=password_like,
        evidence=Evidence.LABEL,
        matches=((f"redis-cli -h cache.kestrel.io -a {_PASS} ping", _PASS), (f"mysqldump -u root -p{_PASS} shop", _PASS)),
        non_matches=(
            "mysql -u root -p shop",
            "mysql -p3306 shop",
            "mysql -uroot -proot",
            "mysql -p$DB_PASSWORD2",
            "redis-cli -h cache -p 6379 ping",
        ),
        source="redis-cli -a; mysql(1) -p; mongosh --password; sqlcmd -P",
    ),
    Rule(
        name="curl_user",
        entity_type="PASSWORD",
        pattern=r"\bcurl\b[^\n]{0,200}?\s(?:-u|--user)[ =]['\"]?[\w.@+-]{1,60}:(?P<value>[^\s'\"]{3,120})",
        score=0.9,
        keywords=("curl",),
        check=no_placeholder,
        evidence=Evidence.LABEL,
        matches=((f"curl -u admin:{_PASS} https://x.io", _PASS),),
        non_matches=("curl -u admin: https://x.io", "curl -u user:password http://x"),
        source="curl manual, -u",
    ),
    Rule(
        name="curl_token",
        entity_type="API_KEY",
        pattern=r"\bcurl\b[^\n]{0,200}?\s(?:-u|--user)[ =]['\"]?(?P<value>[\w.-]{20,200}):(?=['\"\s]|$)",
        score=0.9,
        keywords=("curl",),
        check=no_placeholder,
        evidence=Evidence.LABEL,
        matches=((f'curl -u "{_TOKEN}:" https://x.io', _TOKEN),),
        non_matches=("curl -u admin: https://x.io", "curl -u $TOKEN_OF_THE_SERVICE: https://x.io"),
        source="curl manual, -u: a token as the name, with no password",
    ),
)
