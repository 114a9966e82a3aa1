"""API keys and tokens that have no prefix of their own: assigned, behind a provider's name, in a sentence, in a list of codes."""

from ...finding import Evidence
from ..fake_secrets import HEX, LOWER, MIXED, made
from ..rule import Rule
from ..validators.secrets import generated, no_placeholder, random_looking
from ..validators.wallet_key import wallet_import_format

_NAMES = (
    r"(?:[\w.-]{0,40}[_.-])?(?:api[ _.-]?key|apikey|secret[ _.-]?key|access[ _.-]?key|private[ _.-]?key|auth[ _.-]?key|encryption[ _.-]?key|signing[ _.-]?key|client[ _.-]?secret|"
    r"app[ _.-]?secret|secret[ _.-]?access[ _.-]?key|secret|auth[ _.-]?token|access[ _.-]?token|refresh[ _.-]?token|bot[ _.-]?token|bearer[ _.-]?token|token|webhook[ _.-]?secret|"
    r"session[ _.-]?key|license[ _.-]?key|credentials?)(?:[_.-](?:prod|live|dev|staging|id))?"
)
_PROVIDERS = (
    "adafruit", "adobe", "airtable", "algolia", "alibaba", "asana", "atlassian", "beamer", "bitbucket", "bittrex", "cloudflare",
    "codecov", "cohere", "coinbase", "confluence", "confluent", "contentful", "datadog", "discord", "drone_?ci", "dropbox", "etsy",
    "facebook", "fastly", "finicity", "finnhub", "flickr", "freshbooks", "gitlab_session", "gitter", "gocardless", "heroku", "hubspot",
    "intercom", "jfrog", "artifactory", "bintray", "jira", "kraken", "kucoin", "launchdarkly", "linear", "linked[_-]?in", "lob", "mailchimp",
    "mailgun", "mapbox", "mattermost", "meraki", "message[_-]?bird", "netlify", "new[_-]?relic", "nytimes", "okta", "plaid",
    "private[_-]?ai", "rapidapi", "sendbird", "sentry", "snyk", "sonar", "sourcegraph", "squarespace", "sumo(?:logic)?", "telegram",
    "travis", "twilio", "twitch", "twitter", "yandex", "zendesk", "pagerduty", "opsgenie", "pipedrive", "segment", "amplitude",
    "mixpanel", "auth0", "razorpay", "paystack", "adyen", "klaviyo", "braze", "zoom", "webex", "trello", "clickup", "monday",
    "vercel", "railway", "render", "fauna", "upstash", "pinecone", "mistral", "deepseek", "together", "fireworks", "elevenlabs", "deepgram",
    "contribsys__com",
)  # fmt: skip
_UUID = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
_A_UUID = "3f2b8c1d-7a94-4e06-b5d1-90c2e7f4a683"


def _keyword(provider: str) -> str:
    """A part of a provider's name that is there however it is written."""
    return {"message[_-]?bird": "bird", "drone_?ci": "drone", "linked[_-]?in": "linked", "new[_-]?relic": "relic",
            "private[_-]?ai": "private", "sumo(?:logic)?": "sumo"}.get(provider, provider)  # fmt: skip


RULES = (
    Rule(
        name="authorization_header",
        entity_type="API_KEY",
        pattern=r"\bauthorization['\"]?\s?[:=]\s?['\"]?(?:bearer|basic|token|apikey|key)?\s(?P<value>[\w.~+/=-]{12,2000})",
        score=0.85,
        keywords=("authorization",),
        check=no_placeholder,
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
        check=random_looking,
        evidence=Evidence.LABEL,
        matches=((f"bearer {made('', MIXED, 30)}", made("", MIXED, 30)),),
        non_matches=("bearer of the news everybody", "Bearer YOUR_TOKEN"),
        source="RFC 6750",
    ),
    Rule(
        name="secret_assignment",
        entity_type="API_KEY",
        pattern=rf"(?<![\w:])['\"]?{_NAMES}['\"]?\s{{0,3}}(?:=|:(?!:)|:=|=>|\||\s(?:is|ist|lautet|est|es|è|é)\s)\s{{0,3}}['\"`]?(?P<value>[\w.~+/!@$%^&*=-]{{12,400}})",
        score=0.75,
        keywords=("key", "secret", "token", "credential"),
        check=random_looking,
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
        name="docker_env",
        entity_type="API_KEY",
        pattern=rf"^[ \t]{{0,20}}(?:ENV|ARG)[ ]{_NAMES}[ ](?P<value>[\w.~+/!@$%^&*=-]{{16,400}})[ ]*$",
        score=0.7,
        keywords=("env ", "arg "),
        check=random_looking,
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
        check=random_looking,
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
        check=random_looking,
        evidence=Evidence.LABEL,
        matches=((f"aws_secret_access_key = {made('', MIXED, 40)}", made("", MIXED, 40)),),
        non_matches=("aws key: none",),
        source="AWS IAM user guide",
    ),
    Rule(
        name="account_key",
        entity_type="API_KEY",
        pattern=r"\b(?:AccountKey|SharedAccessKey)=(?P<value>[A-Za-z0-9+/]{40,120}={0,2})(?![\w+/])",
        score=0.9,
        keywords=("key=",),
        check=random_looking,
        evidence=Evidence.LABEL,
        matches=((f"AccountName=kestrel;AccountKey={made('', MIXED, 84)}==;", f"{made('', MIXED, 84)}=="),),
        non_matches=("AccountKey=your-key;", "AccountKey={key}"),
        source="Azure Storage: connection strings",
    ),
    Rule(
        name="behind_provider",
        entity_type="API_KEY",
        pattern=rf"""(?<![a-z])(?:{"|".join(_PROVIDERS)})(?:[ _.-][\w.-]{{0,24}}?)?['"]?\s{{0,2}}(?:=>?|:=?|\|\|)\s{{0,2}}['"`]?
            (?P<value>{_UUID}(?![\w-])|(?:[\w-]{{1,12}}\.)?[\w+=%|:-]{{14,200}}(?:\.[\w=-]{{20,100}})?)(?!(?=[\w.@/])[\w.@/])""",  # twice, so that the condition is without it: it would be too large for Hyperscan
        score=0.7,
        keywords=tuple(_keyword(provider) for provider in _PROVIDERS),
        check=generated,
        evidence=Evidence.LABEL,
        matches=(
            (f"DATADOG_APP={made('', LOWER, 40)}", made("", LOWER, 40)),
            (f"heroku: {_A_UUID}", _A_UUID),
            (f'"twitch_client": "{made("", MIXED, 30)}"', made("", MIXED, 30)),
            (f"sentry={made('', HEX, 64)}", made("", HEX, 64)),
        ),
        non_matches=(
            "twitter: kestrel_parts_official",
            "sentry: 4 new issues in checkout",
            "sentry: https://kestrel2.sentry.io/issues/123456789012",
            "render: done-in-1200-milliseconds",
            "discord: 1032149876543210987",
            "travis=true",
        ),
        source="gitleaks' default configuration names them",
    ),
    Rule(
        name="token_next",
        entity_type="API_KEY",
        pattern=r"\b(?:(?:auth|access|api|bot|secret|bearer|refresh)[ _-]?(?:token|key)|sid[ ]\w{16,40}[ ,]{1,2}(?:auth[ ]?)?token)[ ](?P<value>[0-9a-f]{32,64}|(?=[\w-]{0,40}\d)(?=[\w-]{0,40}(?-i:[A-Z]))[\w-]{24,120})(?![\w-])",
        score=0.6,
        keywords=("token", "key"),
        check=random_looking,
        evidence=Evidence.LABEL,
        matches=((f"use the api token {made('', HEX, 40)} here", made("", HEX, 40)),),
        non_matches=("the api token expired-2024-01-01-at-noon", f"token {made('', HEX, 40)}"),
    ),
    Rule(
        name="secret_next",
        entity_type="API_KEY",
        pattern=r"\b(?:secret|client[ _-]secret|secret[ ]access[ ]key|signing[ ](?:secret|key))[ ]{1,2}(?:is[ ])?['\"`]?(?P<value>[0-9a-f]{32,64}|(?=[\w/+-]{0,60}\d)(?=[\w/+-]{0,60}(?-i:[A-Z]))(?=[\w/+-]{0,60}(?-i:[a-z]))[\w/+-]{24,120}={0,2})(?![\w/+=.-])",
        score=0.6,
        keywords=("secret", "signing"),
        check=generated,
        evidence=Evidence.LABEL,
        matches=(
            (f"the id is known, secret {made('', MIXED, 40)}", made("", MIXED, 40)),
            (f"client secret is {made('', MIXED, 20)}/{made('', MIXED, 19)}", f"{made('', MIXED, 20)}/{made('', MIXED, 19)}"),
            (f"signing secret {made('', HEX, 32)}", made("", HEX, 32)),
        ),
        non_matches=(
            "the secret recipe of Grandmother-Paula-1957-and-her-sons",
            "secret Kubernetes/production/Backend/v2-credentials",
            f"no secret: {made('', MIXED, 12)}",
        ),
    ),
    Rule(
        name="wallet_import_format",
        entity_type="API_KEY",
        pattern=r"(?<!\w)[5KL][1-9A-HJ-NP-Za-km-z]{50,51}(?!\w)",
        cue=r"(?<!\w)[5KL]" + r"[1-9A-HJ-NP-Za-km-z]{6}" * 3,
        score=0.9,
        cased=True,
        check=wallet_import_format,
        evidence=Evidence.CHECKSUM,
        matches=(
            ("key 5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"),
        ),
        non_matches=("key 5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTK",),
        source="Bitcoin wiki, wallet import format",
    ),
    Rule(
        name="wallet_key",
        entity_type="API_KEY",
        pattern=r"\bprivate[ _-]?key\b[^\n]{0,20}?(?P<value>(?:0x)?[0-9a-f]{64})(?!\w)",
        score=0.9,
        keywords=("private",),
        check=random_looking,
        evidence=Evidence.LABEL,
        matches=((f"my private key is {made('', HEX, 64)}", made("", HEX, 64)),),
        non_matches=(f"private key of commit {made('', HEX, 40)}", "private key 0x0"),
        source="SEC 2, secp256k1: 32 bytes",
    ),
)  # fmt: skip
