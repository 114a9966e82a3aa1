"""Values without a form of their own that stand behind a provider's name: ``HEROKU_API_KEY=...``, ``datadog: ...``."""

from ...verdict import Evidence
from .. import checks
from ..made import HEX, LOWER, MIXED, made
from ..rule import Rule

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
        name="behind_provider",
        entity_type="API_KEY",
        pattern=rf"""(?<![a-z])(?:{"|".join(_PROVIDERS)})(?:[ _.-][\w.-]{{0,24}}?)?['"]?\s{{0,2}}(?:=>?|:=?|\|\|)\s{{0,2}}['"`]?
            (?P<value>{_UUID}(?![\w-])|(?:[\w-]{{1,12}}\.)?[\w+=%|:-]{{14,200}}(?:\.[\w=-]{{20,100}})?)(?!(?=[\w.@/])[\w.@/])""",  # twice, so that the condition is without it: it would be too large for Hyperscan
        score=0.7,
        keywords=tuple(_keyword(provider) for provider in _PROVIDERS),
        check=checks.generated,
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
        name="nuget_password",
        entity_type="PASSWORD",
        pattern=r"""<add\s+key="(?:cleartext)?password"\s+value="(?P<value>[^"\s]{6,120})" """.rstrip(),
        score=0.85,
        keywords=("<add",),
        check=checks.no_placeholder,
        evidence=Evidence.LABEL,
        matches=(('<add key="ClearTextPassword" value="Kd7!b2Lq" />', "Kd7!b2Lq"),),
        non_matches=('<add key="Password" value="%PASSWORD%" />', '<add key="theme" value="Kd7!b2Lq" />'),
        source="NuGet.Config reference, packageSourceCredentials",
    ),
)
