"""Logins without a word for the password: in two lines, as a pair with a slash, beside a device; passwords of many languages."""

from ...finding import Evidence
from ..fake_secrets import MIXED, made
from ..fragments import WORD_END, WORD_START
from ..rule import Rule
from ..validators.chosen_secrets import marked_password, marked_secret, paired_password, word_with_number

_PASS = made("Kd7!", MIXED, 8)
PARTS = {
    "START": WORD_START,
    "END": WORD_END,
    "MAIL": r"(?!git@)[\w.+-]{1,64}@(?!example\.)[\w-]{1,60}\.(?:[\w-]{1,40}\.){0,3}[^\W\d_]{2,20}",
    "ALONE": r"(?P<value>[^\s'\"`<>|]{8,40}(?<![.,:;?)]))(?=[ \t]{0,4}(?:\n|$))",
    "NEXT_LINE": r"[ \t]{0,4}\r?\n(?:[ \t]{0,4}\r?\n)?[ \t]{0,8}",
    "DEVICE_USER": r"(?:root|admin\w{0,10}|super(?:admin|user)?|user|ubuntu|sa|pi|ops|operator|service|support|guest|ftp\w{0,8}|web\w{0,8}|editor|technik|tech|installer)",
    "IN_TALK": r"(?P<value>[^\s'\"`,;<>|/»()]{6,40}(?<![.:?)…]))(?=[.:?)…]{0,2}(?:[\s,;'\"`»(]|$))",
    "ANY": r"(?=[^\s]{0,40}\d)(?P<value>[!-~]{6,60}(?<![.,:;?)'\"`»]))",
    "MARKED": r"(?=[^\s]{0,40}[!@\#$%^&*_+=?~])",
    "OF_IT": r"(?:[ ][^\W\d_]{1,6}[’']?){0,2}?",
}

RULES = (
    Rule(
        name="two_lines",
        entity_type="PASSWORD",
        pattern=r"^[^\n@]{0,30}?(?<![\w.+-]){MAIL}{NEXT_LINE}{ALONE}",
        score=0.6,
        keywords=("@",),
        check=marked_password,
        evidence=Evidence.CONTEXT,
        matches=(("info@kestrel-parts.io\nMolar2023!!", "Molar2023!!"), ("login: ana@kestrelmail.com\n\nSonne_blume77", "Sonne_blume77")),
        non_matches=(
            "jane@kestrelmail.com\nQ3-Report!",
            "jane@kestrelmail.com\nMonday2pm?",
            "jane@kestrelmail.com\nVersion2.4!",
            "git@kestrel.io\nRepo_2024",
            "jane@kestrelmail.com\njohn_2@kestrelmail.com",
            "user@example.com\nMolar2023!!",
            "MAIL=jane@kestrelmail.com\nREDIS_URL=redis://127.0.0.1:6379/0",
        ),
    ),
    Rule(
        name="two_lines_of_a_user",
        entity_type="PASSWORD",
        pattern=r"^[ \t]{0,8}(?:{DEVICE_USER}|[a-z][a-z0-9]{0,20}[._]?[a-z0-9]{1,20}){NEXT_LINE}{ALONE}",
        score=0.3,
        cased=True,
        context=("admin$", "root$", "{login_word}$", "{login_data}", "vpn$", "ftp$", "router", "{has_login}$"),
        needs_context=True,
        check=marked_password,
        matches=(("admin\nKestrel#2291x", "Kestrel#2291x"), ("vpn:\nt.baker\nGr33nTea!now", "Gr33nTea!now")),
        non_matches=("tom\nBlueHorse22!", "admin\nSettings2", "admin\nPASS 12/12"),
    ),
    Rule(
        name="pair_with_a_slash",
        entity_type="PASSWORD",
        pattern=r"(?<![\w@./\\:-]){DEVICE_USER}[ ]?/[ ]?{IN_TALK}(?![ ]?[/.]\w)",
        score=0.5,
        context=("{has_login}$", "{login_word}$", "{login_data}", "get in with", "log in", "login", "creds", "http://192", "http://10.", "https://192", "192.168."),
        needs_context=True,
        check=paired_password,
        evidence=Evidence.CONTEXT,
        matches=(("od kamera admin/12Dinamo12 (http://192.168.5.9)", "12Dinamo12"), ("router: admin/burek77sir", "burek77sir"), ("login: admin / Winter2024!", "Winter2024!")),
        non_matches=("see admin/Reports2024", "the router is admin/settings2", "login page admin/Login.tsx", "login: root/.ssh/config2", "login at admin/user"),
    ),
    Rule(
        name="password_and_its_thing",
        entity_type="PASSWORD",
        pattern=r"""{START}(?:{password:fi,et,vi,id}|{password}{OF_IT}[ ]{has_login}(?:{OF_IT}[ ]{is}|[ ]?[:=])?|{has_login}{OF_IT}[ ]{password}(?:[ ]{is}|[ ]?[:=])?)[ ]["'`«„“]?{ANY}""",
        score=0.6,
        check=word_with_number,
        evidence=Evidence.LABEL,
        matches=(
            ("haslo wifi bigos2024", "bigos2024"),
            ("šifra za wifi je kafana2024", "kafana2024"),
            ("parol ot servera: Kotik2019", "Kotik2019"),
            ("mat khau wifi la Phobo2024", "Phobo2024"),
        ),
        non_matches=("password server Windows2019", "the wifi password is wrong", "haslo do wifi nie dziala", "password for wifi WPA2"),
    ),
    Rule(
        name="password_with_marks",
        entity_type="PASSWORD",
        pattern=r"""{START}{password}(?:[ ](?!{about_password}\b|{kept_in}{END})[^\W\d_](?:[^\W_]|[’'-]){0,14}){0,5}?(?:[ ]?[:=])?[ ]["'`«„“]?{MARKED}{ANY}""",
        score=0.6,
        check=marked_secret,
        evidence=Evidence.LABEL,
        matches=(
            ("re o kodikos tou e-mail einai Paok_4ever26 kai", "Paok_4ever26"),
            ("mdp du serveur Raclette!2024", "Raclette!2024"),
            ("parol ot vpn Medved_77", "Medved_77"),
            (f"lozinka za kasu {_PASS}", _PASS),
        ),
        non_matches=("the password is kept in Secrets_Manager2", "password reset in Login_Page2", "password field login_page_2", "mot de passe : voir Teams_2024"),
    ),
    Rule(
        name="word_beside_another_script",
        entity_type="PASSWORD",
        pattern=r"""{START}{password:zh,ja,ko,th,ru,uk,bg,el,ar,fa,he,hi}(?:\s?{is:zh,ja,ko,th,ru,uk,bg,el,ar,fa,he,hi}|[:：])?\s{0,2}["'`「«]?(?P<value>[a-z]{3,20}\d{2,6}[!@\#$*]?)(?![\w.-])""",
        score=0.6,
        check=word_with_number,
        evidence=Evidence.LABEL,
        matches=(("密码 xiaoming88", "xiaoming88"), ("รหัสเข้าเครื่องพี่เค้า nui2519", "nui2519"), ("пароль kotik2019", "kotik2019")),
        non_matches=("密码 base64", "密码 sha256", "пароль windows10", "密码 md5"),
    ),
)  # fmt: skip
