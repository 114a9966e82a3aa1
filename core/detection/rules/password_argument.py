"""Passwords and tokens that stand in a command line as an argument."""

from ...finding import Evidence
from ..fake_secrets import HEX, MIXED, made
from ..rule import Rule
from ..validators.secrets import no_placeholder, password_like

_PASS = made("Kd7!", MIXED, 8)
_TOKEN = made("", HEX, 40)

# Programs, and what stands before the password: their options as their manuals name them.
_TOOLS = (
    (r"sshpass", r"-p\s{0,2}"),
    (
        r"(?:docker|podman|nerdctl|buildah|crane|skopeo|oras|helm[ ]registry|az|oc|argocd|cf|heroku|npm)\s+login",
        r"{OPTIONS}-p[ =]",
    ),
    (r"vault\s+login", r"(?!-)"),
    (r"redis-cli", r"{OPTIONS}(?:-a|--pass)[ =]"),
    (r"(?:mysql(?:dump|admin)?|mariadb)", r"{OPTIONS}-p(?=\S)"),
    (r"(?:mongo(?:sh|dump|restore)?|cqlsh|cbq|psexec|rdesktop|evil-winrm|winexe|smbmap|crackmapexec|netexec)", r"{OPTIONS}-p[ ]"),
    (r"(?:sqlcmd|bcp|zip|unzip|ipmitool|mosquitto_(?:pub|sub))", r"{OPTIONS}-P[ ]?"),
    (r"7z[a-z]?", r"{OPTIONS}-p(?=\S)"),
    (r"ldap(?:search|modify|add|delete|whoami|passwd)", r"{OPTIONS}-w[ ]"),
    (r"(?:xfreerdp|wfreerdp|cmdkey)", r"{OPTIONS}/p(?:ass)?:"),
    (r"openssl", r"{OPTIONS}(?:-k[ ]|-pass(?:in|out)?[ ]pass:)"),
    (r"(?:smbclient|rpcclient|mount\.cifs)", r"{OPTIONS}-U[ ]?[\w.\\/-]{1,40}%"),
    (r"curl", r"{OPTIONS}(?:-[a-zA-Z]{0,5}u[ ]?|--user[ =])['\"]?[\w.@+-]{1,60}:"),
    (r"https?", r"{OPTIONS}(?:-a|--auth)[ =]['\"]?[\w.@+-]{1,60}:"),
    (r"(?:sqlplus|sqlldr|expdp|impdp|rman)", r"{OPTIONS}[\w\#$]{1,40}/"),
    (r"lftp", r"{OPTIONS}-u[ ][\w.@-]{1,40},"),
    (r"net[ ]use", r"{OPTIONS}/user:\S{1,60}[ ]"),
    (r"htpasswd", r"{OPTIONS}-\w*b\w*[ ]\S{1,80}[ ][\w.@-]{1,60}[ ]"),
    # What configuration files of servers and routers say.
    (r"(?:requirepass|masterauth|wpa-psk|pre-shared-key|key-string|snmp-server[ ]community)", ""),
    (r"(?:enable|username[ ]\S{1,40}(?:[ ]privilege[ ]\d{1,2})?)[ ](?:secret|password)", r"(?:\d[ ])?"),
)
TABLES = {"TOOLS": "|".join(rf"{tool}\s+{before}" for tool, before in _TOOLS)}
PARTS = {
    "ARGUMENT": r"['\"]?(?P<value>[^\s'\"|;&<>]{4,120})",
    "OPTIONS": r"(?:[^\n|;&]{0,160}?\s)??",
    "READS": r"(?:sudo[ ]-\w{0,3}S|chpasswd|passwd|cryptsetup|kinit|[^|\n]{1,80}--(?:password|token)-stdin|gh[ ]auth)",
}

RULES = (
    Rule(
        name="tool",
        entity_type="PASSWORD",
        pattern=r"(?<![\w./-])(?:{TOOLS}){ARGUMENT}",
        score=0.9,
        check=password_like,
        cased=True,
        evidence=Evidence.LABEL,
        matches=(
            (f"sshpass -p '{_PASS}' ssh ops@db7", _PASS),
            (f"docker login -u ops -p {_PASS} registry.kestrel.io", _PASS),
            (f"az login -u ci@kestrel.io -p {_PASS}", _PASS),
            (f"redis-cli -h cache.kestrel.io -a {_PASS} ping", _PASS),
            (f"mysqldump -u root -p{_PASS} shop", _PASS),
            (f"curl -u admin:{_PASS} https://x.io", _PASS),
            (f"ldapsearch -x -D cn=admin -w {_PASS} -b dc=x", _PASS),
            (f"xfreerdp /u:ana /p:{_PASS} /v:host", _PASS),
            (f"smbclient //srv/share -U ana%{_PASS}", _PASS),
            (f"7z x a.7z -p{_PASS}", _PASS),
            (f"openssl rsa -in k.pem -passin pass:{_PASS}", _PASS),
            (f"requirepass {_PASS}", _PASS),
            ("username admin password 7 0822455D0A16", "0822455D0A16"),
        ),
        non_matches=(
            "sshpass -p $PASS ssh ops@db7",
            "sshpass -e ssh ops@db7",
            "docker login -u ops --password-stdin",
            "docker login -p $TOKEN x.io",
            "docker run -p 8080:80 web",
            "mysql -u root -p shop",
            "mysql -p3306 shop",
            "mysql -uroot -proot",
            "mysql -p$DB_PASSWORD2",
            "redis-cli -h cache -p 6379 ping",
            "curl -u admin: https://x.io",
            "curl -u user:password http://x",
            "the username and password 7 are missing",
        ),
        source="the manuals of these programs",
    ),
    Rule(
        name="option",
        entity_type="PASSWORD",
        pattern=r"(?<![\w-])--?[\w-]{0,24}(?:passw(?:or)?d|passwd|passphrase|pass|pwd)[ ]{1,2}{ARGUMENT}",
        score=0.8,
        keywords=("-",),
        check=password_like,
        evidence=Evidence.LABEL,
        matches=(
            (f"gpg --batch --passphrase {_PASS} -d f", _PASS),
            (f"keytool -genkey -storepass {_PASS}", _PASS),
            (f"mongosh --username ops --password {_PASS} db", _PASS),
        ),
        non_matches=('--password "$DB_PASSWORD"', "--password-stdin", "--pass through", "--password <password>"),
        source="POSIX.1, section 12.2; GNU coding standards, command-line interfaces",
    ),
    Rule(
        name="piped",
        entity_type="PASSWORD",
        pattern=r"(?:\becho[ ](?:-n[ ])?['\"]?(?:[\w.-]{1,32}:)?(?=[^\n|]{4,124}\|[ ]?{READS})|--with-token[ ]<<<[ ]?){ARGUMENT}",
        score=0.8,
        keywords=("echo", "--with-token"),
        check=password_like,
        evidence=Evidence.LABEL,
        matches=(
            (f"echo '{_PASS}' | sudo -S apt update", _PASS),
            (f"echo 'ops:{_PASS}' | chpasswd", _PASS),
            (f"echo {_PASS} | docker login -u ops --password-stdin", _PASS),
            (f"gh auth login --with-token <<< {_TOKEN}", _TOKEN),
        ),
        non_matches=("echo nameserver8 | sudo tee /etc/resolv.conf", "echo $PASSWORD1 | sudo -S ls"),
        source="sudo(8), -S; chpasswd(8); docker login, --password-stdin; gh auth login, --with-token",
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
