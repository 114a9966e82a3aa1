"""URLs that lead to a person, and what people are called there."""

from ...finding import Evidence
from ..rule import Rule
from ..validators.secrets import no_placeholder

PARTS = {
    "NOBODY": r"(?!(?:an?|the|not|too|in|on|required|invalid|missing|already|case|root|admin|user|test|null|none|string|true|false)\b)",
    # Hosts whose addresses have a person's name behind them; LinkedIn's have nobody else's.
    "PROFILES": r"(?:(?:twitter|x|instagram|facebook|threads|tiktok|github|gitlab|xing|medium|youtube|t|snapchat|strava|vk)\.(?:com|net|me)/(?:profile/|u/|user/|add/)?)",
    "HTTPS": r"(?:https?://)?(?:www\.|m\.|[a-z]{2}\.)?",
    "OWNER": r"(?:\b(?:my|his|her|their|your)[ ](?:\w{2,12}[ ]){0,3}?(?:is|at|:)?[ :]{0,2}|(?-i:[A-ZÀ-Þ])[\w'’-]{1,24}[ ](?-i:[A-ZÀ-Þ])[\w'’-]{1,24}[ ]?[,(:–-]{0,2}[ ]?)",
}

RULES = (
    Rule(
        name="profile",
        entity_type="URL",
        pattern=r"""(?<![\w@./-])(?:{OWNER}(?={HTTPS}{PROFILES})|(?={HTTPS}linkedin\.com/in/))(?P<value>{HTTPS}(?:{PROFILES}|linkedin\.com/in/)@?[\w%-]{2,60}(?:\.[\w-]{1,40}){0,3})(?![\w%-]|/\w)""",
        score=0.5,
        keywords=(".com/", ".net/", ".me/"),
        evidence=Evidence.LABEL,
        matches=(
            ("Petra Novak (github.com/pnovak88) applied", "github.com/pnovak88"),
            ("see linkedin.com/in/petra-novak-88b1", "linkedin.com/in/petra-novak-88b1"),
            ("my twitter is https://x.com/pnovak88", "https://x.com/pnovak88"),
        ),
        non_matches=("see github.com/kestrel/parser", "my repo is github.com/kestrel/parser", "https://x.com/kestrel", "linkedin.com/company/kestrel"),
    ),
    Rule(
        name="own_website",
        entity_type="URL",
        pattern=r"""\b(?:(?:my|personal|our)[ ](?:own[ ]|personal[ ])?(?:web[ ]?site|web[ ]?page|home[ ]?page|blog|site)(?:[ ]is(?:[ ]at)?|[ ]?:)|(?:web[ ]?site|home[ ]?page)[ ]?:)\s{1,2}
            (?P<value>(?:https?://|www\.)[\w.-]{3,100}\.[a-z]{2,20}(?:/[^\s<>"']{0,300})?)""",
        score=0.5,
        keywords=("site", "page", "blog"),
        evidence=Evidence.LABEL,
        matches=(
            ("My website is https://kestrel-anna.example/", "https://kestrel-anna.example/"),
            ("Website:\nhttp://www.kestrel-anna.example/", "http://www.kestrel-anna.example/"),
        ),
        non_matches=("see https://kestrel-parts.io/docs", "the website is down"),
    ),
    Rule(
        name="own_upload",
        entity_type="URL",
        pattern=r"""\b(?:i(?:['’]ve|[ ]have)?[ ](?:just[ ])?|just[ ])(?:posted|shared|uploaded|published)[ ](?:[\w'’]{1,20}[ ]){1,6}(?:here:?[ ]|at[ ]|on[ ])?
            (?P<value>https?://[^\s<>"')\]]{4,300}(?<![.,;:!?]))""",
        score=0.5,
        keywords=("posted", "shared", "uploaded", "published"),
        evidence=Evidence.LABEL,
        matches=(("I just uploaded our holiday album https://kestrel-anna.example/a1.", "https://kestrel-anna.example/a1"),),
        non_matches=("they shared the docs https://kestrel-parts.io/docs", "I read https://kestrel-parts.io/docs"),
    ),
    Rule(
        name="user_name",
        entity_type="USERNAME",
        pattern=r"""(?<![\w-])(?:{user_name}[ ]?(?:{is}[ ]|[:=][ ]?)|{network}(?:[ ](?:handle|account|id|name))?(?:[ ]{is})?[ ]?:?[ ](?=@))["'`]?(?=[\w.@-]{0,40}[\d._@-])(?P<value>@?{NOBODY}[\w.-]{3,40}(?<![.-]))(?![\w@/(\[])""",
        score=0.5,
        check=no_placeholder,
        evidence=Evidence.LABEL,
        matches=(("my username is pnovak88", "pnovak88"), ("instagram: @petra.novak", "@petra.novak"), ("telegram handle is @pnovak", "@pnovak")),
        non_matches=("username is required", "ping @asmith", "username: ${USER}", "username=lager", "telegram is down"),
    ),
    Rule(
        name="user_in_a_log",
        entity_type="USERNAME",
        pattern=r"""(?<![\w-])(?:user(?:_?name)?|login|account|owner|actor|principal|uid)["']?\s?[=:]\s?["']?(?P<value>[a-z]{2,20}[._](?!admin|bot|svc|sys|test)[a-z]{3,20})(?![\w.(@-])""",
        score=0.4,
        evidence=Evidence.LABEL,
        matches=(("login ok user=ana.ruiz ip=1", "ana.ruiz"), ('{"actor": "petra_novak"}', "petra_novak")),
        non_matches=("user=root", "user=svc", "owner: kestrel.io/x", "account=team.admin", "user=os.getenv("),
    ),
    Rule(
        name="login_name",
        entity_type="USERNAME",
        pattern=r"""{WORD_START}(?:{login_word}|{messenger}){WORD_END}\s?:?[\s\u200b]{1,2}(?=[\w.-]{0,40}[\d_])(?P<value>{NOBODY}(?-i:[a-z])[a-z0-9]{1,20}[._-]?[a-z0-9]{2,20})(?![\w@/(.:=-]\w|[\w@/(=])""",
        score=0.4,
        evidence=Evidence.LABEL,
        matches=(("微信 zhugelin_264", "zhugelin_264"), ("login zdunek_sklep", "zdunek_sklep"), ("카톡 minji0482", "minji0482")),
        non_matches=("login required", "login_page x", "telegram bots", "login foo_bar()"),
    ),
)  # fmt: skip
