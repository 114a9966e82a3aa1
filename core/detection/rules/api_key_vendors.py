"""Keys of further providers by their prefix, and what has the form of a key with any prefix.

Which providers there are was compared with the list of an open scanner (CredSweeper, MIT); the forms were written anew, from what keys of
each provider look like, and most were not checked against its documentation. They are long, so that a wrong one finds too little.
"""

from ...finding import Evidence
from ..fake_secrets import DIGITS, HEX, LOWER, MIXED, UPPER, made
from ..key_prefixes import A_UUID, UUID
from ..key_prefixes import forms as _forms
from ..key_prefixes import prefixed_by_many as _keys
from ..rule import Rule
from ..validators.secrets import prefixed_key

_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_MODELS = (
    ("apify_token", r"apify_(?:api|proxy)_[A-Za-z0-9]{34,40}", made("apify_api_", MIXED, 36)),
    ("bedrock_key", r"ABSK[A-Za-z0-9+/]{100,160}={0,2}", made("ABSK", MIXED, 120)),
    ("cerebras_key", r"csk-[a-z0-9]{44,52}", made("csk-", LOWER, 48)),
    ("e2b_key", r"e2b_[a-f0-9]{40}", made("e2b_", HEX, 40)),
    ("elevenlabs_key", r"sk_[a-f0-9]{48}", made("sk_", HEX, 48)),
    ("firecrawl_key", r"fc-[a-f0-9]{32}", made("fc-", HEX, 32)),
    ("fireworks_or_modal_key", r"(?:fw_|a[ks]-)(?=[A-Za-z]{0,20}\d)(?=[a-z0-9]{0,20}[A-Z])[A-Za-z0-9]{22,24}", made("fw_", MIXED, 22)),
    ("huggingface_token", r"hf_(?=[A-Za-z]{0,33}\d)[A-Za-z0-9]{34,40}", made("hf_", MIXED, 34)),
    ("jina_key", r"jina_[a-f0-9]{32}[\w-]{28}", made("jina_", HEX, 32) + made("", MIXED, 28)),
    ("langfuse_key", rf"sk-lf-{UUID}", f"sk-lf-{A_UUID}"),
    ("llamacloud_key", r"llx-[\w-]{48}", made("llx-", MIXED, 48)),
    ("logfire_token", r"pylf_v\d_(?:\w{2}_)?[A-Za-z0-9]{40,50}", made("pylf_v1_eu_", MIXED, 43)),
    ("nvidia_key", r"nvapi-[\w-]{60,70}", made("nvapi-", MIXED, 64)),
    ("pinecone_key", r"pcsk_[A-Za-z0-9]{4,8}_[A-Za-z0-9]{55,70}", made("pcsk_", MIXED, 5) + made("_", MIXED, 63)),
    ("tavily_key", r"tvly-(?:dev-|prod-)?[A-Za-z0-9]{32}", made("tvly-dev-", MIXED, 32)),
    ("together_key", r"tgp_v\d_[\w-]{43}", made("tgp_v1_", MIXED, 43)),
    ("volcengine_key", r"AKLT[A-Za-z0-9]{40,60}", made("AKLT", MIXED, 46)),
)  # fmt: skip
_HOSTING = (
    ("akamai_credentials", r"akab-[a-z0-9]{16}-[a-z0-9]{16}", made("akab-", LOWER, 16) + made("-", LOWER, 16)),
    ("appsync_key", r"da2-[a-z0-9]{26}", made("da2-", LOWER, 26)),
    ("axiom_token", rf"xa[ap]t-{UUID}", f"xaat-{A_UUID}"),
    ("azure_service_key", r"[A-Za-z0-9]{28,60}JQQJ99[A-Za-z0-9]{24,60}", made("", MIXED, 52) + made("JQQJ99", MIXED, 26)),
    ("backblaze_key", r"K00\d[A-Za-z0-9/+]{27}", made("K001", MIXED, 27)),
    ("baidu_key", r"bce-v3/ALTAK-[A-Za-z0-9]{21}/[a-f0-9]{40}", made("bce-v3/ALTAK-", MIXED, 21) + made("/", HEX, 40)),
    ("buildkite_token", r"bk(?:ua|aa|rt|ca)_[a-f0-9]{40}", made("bkua_", HEX, 40)),
    ("circleci_token", r"CCI(?:PAT|PRJ)_[A-Za-z0-9]{22}_[a-f0-9]{40}", made("CCIPAT_", MIXED, 22) + made("_", HEX, 40)),
    ("cloudflare_token", r"cf(?:k|ut|at)_[A-Za-z0-9]{40}[a-f0-9]{8}", made("cfut_", MIXED, 40) + made("", HEX, 8)),
    ("convex_key", r"(?:prod|dev|preview):[a-z0-9-]{4,60}\|[A-Za-z0-9+/]{40,200}={0,2}", "prod:keen-otter-482|" + made("", MIXED, 60)),
    ("datadog_token", r"dd(?:app|pat)_[A-Za-z0-9]{34,60}", made("ddapp_", MIXED, 34)),
    ("dbt_token", r"dbt[cu]_[\w-]{40,60}", made("dbtc_", MIXED, 43)),
    ("deno_token", r"dd[pow]_[A-Za-z0-9]{36}", made("ddp_", MIXED, 36)),
    ("docker_swarm", r"SWM(?:TKN-1-[a-z0-9]{50}-[a-z0-9]{25}|KEY-1-[\w+/-]{40,50})", made("SWMTKN-1-", LOWER, 50) + made("-", LOWER, 25)),
    ("honeycomb_key", r"hc[abm][ilx][kc]_[a-z0-9]{58}", made("hcaik_", LOWER, 58)),
    ("infisical_token", r"st\.[a-f0-9]{24}\.[a-f0-9]{32}\.[a-f0-9]{32}", made("st.", HEX, 24) + made(".", HEX, 32) * 2),
    ("launchdarkly_key", rf"(?:sdk|api)-{UUID}", f"sdk-{A_UUID}"),
    ("mws_token", rf"amzn\.mws\.{UUID}", f"amzn.mws.{A_UUID}"),
    ("nats_seed", r"S[ACNOPUX][A-Z2-7]{56}", made("SU", _BASE32, 56)),
    ("neon_key", r"napi_[a-z0-9]{60,70}", made("napi_", LOWER, 64)),
    ("netlify_token", r"nf[bcopu]_[A-Za-z0-9]{36}", made("nfp_", MIXED, 36)),
    ("ngrok_token", r"2[A-Za-z0-9]{26}_[1-9][A-Za-z0-9]{20,21}", made("2", MIXED, 26) + made("_7", MIXED, 20)),
    ("render_key", r"rnd_[A-Za-z0-9]{28,36}", made("rnd_", MIXED, 28)),
    ("snowflake_token", r"ver:\d-hint:\d{2,20}-[A-Za-z0-9+/]{60,400}={0,2}", made("ver:1-hint:48", DIGITS, 6) + made("-ETMsDg", MIXED, 90)),
    ("snyk_token", r"snyk_(?:uat|sat)\.[a-f0-9]{8}\.[\w.-]{40,120}", made("snyk_uat.", HEX, 8) + made(".", MIXED, 60)),
    ("sonarqube_token", r"sq[apu]_[a-f0-9]{40}", made("squ_", HEX, 40)),
    ("tencent_key", r"AKID[A-Za-z0-9]{32}", made("AKID", MIXED, 32)),
    ("unkey_key", r"unkey_[A-Za-z0-9]{20,40}", made("unkey_", MIXED, 24)),
    ("vercel_token", r"vc[a-z]_[A-Za-z0-9]{56}", made("vcp_", MIXED, 56)),
    ("wakatime_key", rf"waka_{UUID}", f"waka_{A_UUID}"),
    ("wundergraph_key", r"cosmo_[a-f0-9]{32}", made("cosmo_", HEX, 32)),
    ("xata_key", r"xau_[A-Za-z0-9]{28,40}", made("xau_", MIXED, 32)),
)  # fmt: skip
_SERVICES = (
    ("adyen_key", r"AQE[A-Za-z0-9+/]{60,300}={0,2}-[\w+/=!@#$%^&*().~<>?-]{20,100}", made("AQE", MIXED, 100) + made("=-", MIXED, 40)),
    ("bitbucket_token", r"BBDC-[\w+/-]{43,45}|ATBB[A-Za-z0-9]{24}[A-F0-9]{8}|ATCTT3xFfG[\w-]{100,250}=[A-F0-9]{8}", made("ATBB", MIXED, 24) + made("", "0123456789ABCDEF", 8)),
    ("cal_key", r"cal_live_[a-f0-9]{32}", made("cal_live_", HEX, 32)),
    ("contentful_token", r"CFPAT-[\w-]{43}", made("CFPAT-", MIXED, 43)),
    ("google_refresh_token", r"1//0[\w-]{60,120}", made("1//0", MIXED, 98)),
    ("hubspot_token", rf"pat-(?:na|eu|ap)\d-{UUID}", f"pat-eu1-{A_UUID}"),
    ("instagram_token", r"IG(?:QV|QW|AA)[\w-]{100,250}", made("IGQV", MIXED, 130)),
    ("nylas_key", r"nyk_v\d_[A-Za-z0-9]{64}", made("nyk_v0_", MIXED, 64)),
    ("onesignal_key", r"os_v2_(?:app|org)_[a-z2-7]{90,110}", made("os_v2_app_", "abcdefghijklmnopqrstuvwxyz234567", 100)),
    ("paddle_key", r"pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}", made("pdl_live_apikey_", LOWER, 26) + made("_", MIXED, 22) + "_AKb"),
    ("paserk", r"k[1-4]\.(?:local|secret)(?:-(?:wrap|pw))?\.[\w-]{40,200}", made("k4.local.", MIXED, 43)),
    ("paseto", r"v[1-4]\.(?:local|public)\.[\w-]{60,2000}(?:\.[\w-]{4,400})?", made("v4.local.", MIXED, 90)),
    ("payments_live_key", r"live_(?=[A-Za-z]{0,28}\d)(?=[a-z0-9]{0,28}[A-Z])[A-Za-z0-9]{30,44}", made("live_", MIXED, 30)),
    ("postman_token", r"PMAT-[A-Z0-9]{26}", made("PMAT-", UPPER, 26)),
    ("posthog_key", r"ph[axs]_[A-Za-z0-9]{43,60}", made("phx_", MIXED, 43)),
    ("razorpay_key_id", r"rzp_live_[A-Za-z0-9]{14}", made("rzp_live_", MIXED, 14)),  # Razorpay docs, API keys
    ("resend_key", r"re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}", made("re_", MIXED, 8) + made("_", MIXED, 24)),
    ("riot_key", rf"RGAPI-{UUID}", f"RGAPI-{A_UUID}"),
    ("sanity_token", r"sk[A-Za-z0-9]{80,180}", made("sk", MIXED, 100)),
    ("segment_token", r"sgp_[A-Za-z0-9]{60,70}", made("sgp_", MIXED, 64)),
    ("shopify_partner_token", r"shp(?:tka|ua|rt|cka)_[a-fA-F0-9]{32,64}", made("shptka_", HEX, 32)),
    ("trello_token", r"ATTA[a-f0-9]{64}[A-F0-9]{8}", made("ATTA", HEX, 64) + made("", "0123456789ABCDEF", 8)),
    ("zoho_token", r"1000\.[a-f0-9]{32}\.[a-f0-9]{32}", "1000" + made(".", HEX, 32) * 2),
)  # fmt: skip
TABLES = {"MODELS": _forms(_MODELS), "HOSTING": _forms(_HOSTING), "SERVICES": _forms(_SERVICES)}
_ANY = made("kestrel_v2_", MIXED, 40)

RULES = (
    _keys("model_key", "{MODELS}", _MODELS),
    _keys("hosting_key", "{HOSTING}", _HOSTING),
    _keys("service_key", "{SERVICES}", _SERVICES),
    # Four times six, not twenty-four: the prefilter counts to six. Too often an id ("msg_…", "pi_…") to alarm; who asks for a redacted text wants it hidden.
    Rule(
        name="any_prefix",
        entity_type="API_KEY",
        pattern=r"(?<![\w./-])(?!sha\d)[A-Za-z][A-Za-z0-9]{1,11}(?:[_-][A-Za-z0-9]{1,8}){0,2}[_-](?:[A-Za-z0-9]{6}){4,30}[A-Za-z0-9]{0,5}(?![\w./=-])",
        score=0.35,
        check=prefixed_key,
        evidence=Evidence.FORMAT,
        cased=True,
        matches=((f"try {_ANY} please", _ANY),),
        non_matches=(
            "deployment-7d9f8c6b5d4f3a2b1c0d9e8f",
            "see some_very_longFunctionNameOfThatTestCase1",
            f"req-{made('', DIGITS, 26)}",
            "test_ThatAVeryLongNameOfACaseIsNoKey",
        ),
    ),
)  # fmt: skip
