"""API keys and tokens of providers that give them a prefix or a structure of their own."""

from ..fake_secrets import DIGITS, HEX, LOWER, MIXED, UPPER, made
from ..key_prefixes import forms as _forms
from ..key_prefixes import prefixed as _key
from ..key_prefixes import prefixed_by_many as _keys

_UUID = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
_A_UUID = "3f2b8c1d-7a94-4e06-b5d1-90c2e7f4a683"
# What a key is called, its form, one that is found. Keys for whose revocation people are told the steps are rules of their own.
_CLOUD = (
    ("alibaba_access_key", r"LTAI[A-Za-z0-9]{12,24}", made("LTAI", MIXED, 20)),
    ("authress_key", r"(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{10,32}\.[\w+/=-]{30,120}", made("sc_", LOWER, 12) + made(".", LOWER, 5) + made(".acc-", LOWER, 12) + made(".", MIXED, 60)),
    ("azure_ad_secret", r"[\w~.]{3}\dQ~[\w~.-]{31,34}", made("", MIXED, 2) + made("x8Q~", MIXED, 34)),
    ("azure_storage_key", r"AccountKey=[A-Za-z0-9+/]{86}==", made("AccountKey=", MIXED, 86, "==")),
    ("clickhouse_cloud_key", r"4b1d[A-Za-z0-9]{38}", made("4b1d", MIXED, 38)),
    ("cloudflare_origin_key", r"v1\.0-[a-f0-9]{24}-[a-f0-9]{146}", made("v1.0-", HEX, 24) + made("-", HEX, 146)),
    ("defined_networking_key", r"dnkey-[\w=-]{26}-[\w=-]{52}", made("dnkey-", LOWER, 26) + made("-", LOWER, 52)),
    ("doppler_token", r"dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[\w-]{2,35}\.)?[A-Za-z0-9]{40,44}", made("dp.pt.", MIXED, 43)),
    ("dynatrace_token", r"dt0[a-z]\d\d\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{64}", made("dt0c01.", UPPER, 24) + made(".", UPPER, 64)),
    ("flyio_token", r"fo1_[\w-]{43}|fm1[ar]_[A-Za-z0-9+/]{100,800}={0,3}|fm2_[A-Za-z0-9+/]{100,800}={0,3}", made("fo1_", MIXED, 43)),
    ("grafana_api_key", r"eyJrIjoi[A-Za-z0-9+/=_-]{60,400}", made("eyJrIjoi", MIXED, 80)),
    ("grafana_token", r"gl(?:c_[A-Za-z0-9+/]{32,400}={0,2}|sa_[A-Za-z0-9]{32}_[a-fA-F0-9]{8})", made("glsa_", MIXED, 32) + made("_", HEX, 8)),
    ("harness_key", r"[ps]at\.[\w-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}", made("pat.", MIXED, 22) + made(".", HEX, 24) + made(".", MIXED, 20)),
    ("hashicorp_vault_token", r"hv[sbr]\.[\w-]{24,300}", made("hvs.", MIXED, 95)),
    ("heroku_key", r"HRKU-[\w-]{36,70}", made("HRKU-", MIXED, 58)),
    ("infracost_key", r"ico-[A-Za-z0-9]{32}", made("ico-", MIXED, 32)),
    ("newrelic_key", r"NR(?:AK|II|RA|JS|AA)-[\w-]{19,42}", made("NRAK-", UPPER, 27)),
    ("octopus_deploy_key", r"API-[A-Z0-9]{26}", made("API-", UPPER, 26)),
    ("openshift_token", r"sha256~[\w-]{43}", made("sha256~", MIXED, 43)),
    ("planetscale_token", r"pscale_(?:tkn|oauth|pw)_[\w=.-]{32,64}", made("pscale_tkn_", MIXED, 43)),
    ("pulumi_token", r"pul-[a-f0-9]{40}", made("pul-", HEX, 40)),
    ("scalingo_token", r"tk-us-[\w-]{48}", made("tk-us-", MIXED, 48)),
    ("sentry_token", r"sntry[su]_[A-Za-z0-9+/=_-]{60,300}", made("sntryu_", HEX, 64)),
    ("supabase_key", r"sb(?:p_[a-f0-9]{40}|_secret_[\w-]{30,60})", made("sbp_", HEX, 40)),
    ("tailscale_key", r"tskey-(?:auth|api|client)-[A-Za-z0-9]{8,20}-[A-Za-z0-9]{20,40}", made("tskey-auth-", MIXED, 12) + made("-", MIXED, 32)),
    ("terraform_cloud_token", r"[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,70}", made("", MIXED, 14) + made(".atlasv1.", MIXED, 67)),
    ("vault_legacy_token", r"s\.(?=[A-Za-z]{0,23}\d)[A-Za-z0-9]{24}", made("s.", MIXED, 24)),
    ("yandex_key", r"AQVN[\w-]{35,38}|YC[\w-]{38}|t1\.[\w-]{20,200}={0,2}\.[\w-]{86}={0,2}", made("AQVN", MIXED, 36)),
)  # fmt: skip
_DEVELOPMENT = (
    ("age_secret_key", r"AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}", made("AGE-SECRET-KEY-1", "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)),
    ("artifactory_key", r"AKCp[A-Za-z0-9]{69}", made("AKCp", MIXED, 69)),
    ("artifactory_reference_token", r"cmVmd[A-Za-z0-9]{59}", made("cmVmd", MIXED, 59)),
    ("cargo_token", r"cio[A-Za-z0-9]{32}", made("cio", MIXED, 32)),
    ("clojars_token", r"CLOJARS_[a-z0-9]{60}", made("CLOJARS_", LOWER, 60)),
    ("gitlab_runner_registration", r"GR1348941[\w-]{20}", made("GR1348941", MIXED, 20)),  # GitLab docs, token prefixes
    ("intra42_secret", r"s-s4t2(?:ud|af)-[a-f0-9]{64}", made("s-s4t2ud-", HEX, 64)),
    ("jwt_in_base64", r"ZXlK[A-Za-z0-9+/_-]{50,4000}={0,2}", made("ZXlKaGJHY2lPaU", MIXED, 60)),
    ("mapbox_token", r"[ps]k\.[A-Za-z0-9]{50,100}\.[A-Za-z0-9_-]{22}", made("pk.", LOWER, 60) + made(".", LOWER, 22)),
    ("maxmind_key", r"[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk", made("", MIXED, 6) + made("_", MIXED, 29, "_mmk")),
    ("onepassword_secret_key", r"A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}", made("A3-", UPPER, 6) + made("-", UPPER, 6) + made("-", UPPER, 5) * 4),  # 1Password: Secret Key
    ("onepassword_service_token", r"ops_eyJ[A-Za-z0-9+/]{200,1200}={0,3}", made("ops_eyJ", MIXED, 260)),
    ("postman_key", r"PMAK-[a-f0-9]{24}-[a-f0-9]{34}", made("PMAK-", HEX, 24) + made("-", HEX, 34)),
    ("rubygems_key", r"rubygems_[a-f0-9]{48}", made("rubygems_", HEX, 48)),
    ("sourcegraph_token", r"sgp_(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}", made("sgp_", HEX, 40)),
)  # fmt: skip
_MESSAGES = (
    ("adobe_client_secret", r"p8e-[a-zA-Z0-9_-]{32}", made("p8e-", LOWER, 32)),
    ("airtable_token", r"pat[A-Za-z0-9]{14}\.[a-f0-9]{64}", made("pat", MIXED, 14) + made(".", HEX, 64)),
    ("asana_token", r"[012]/\d{16}(?:/\d{16})?:[a-f0-9]{32}", made("1/1", DIGITS, 15) + made(":", HEX, 32)),
    ("atlassian_token", r"ATATT3[\w=-]{180,220}", made("ATATT3", MIXED, 186)),
    ("brevo_key", r"xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}", made("xkeysib-", HEX, 64) + made("-", MIXED, 16)),
    ("dropbox_token", r"sl\.[A-Za-z0-9_=-]{130,160}", made("sl.", MIXED, 140)),
    ("facebook_app_token", r"\d{15,16}(?:\||%7C)[\w-]{27,40}", made("1", DIGITS, 14) + made("|", MIXED, 27)),
    ("facebook_token", r"EAA[MC][A-Za-z0-9]{100,250}", made("EAAC", MIXED, 120)),
    ("figma_token", r"fig[dour]_[\w-]{36,60}", made("figd_", MIXED, 40)),
    ("frameio_token", r"fio-u-[\w=-]{64}", made("fio-u-", MIXED, 64)),
    ("linear_key", r"lin_(?:api|oauth)_[A-Za-z0-9]{40,64}", made("lin_api_", MIXED, 40)),
    ("mailchimp_key", r"[0-9a-f]{32}-us\d{1,2}", made("", HEX, 32, "-us14")),
    ("mailgun_key", r"key-[0-9a-f]{32}", made("key-", HEX, 32)),
    ("mailgun_public_key", r"pubkey-[0-9a-f]{32}", made("pubkey-", HEX, 32)),
    ("notion_token", r"(?:secret_|ntn_)[A-Za-z0-9]{43,50}", made("ntn_", MIXED, 46)),
    ("readme_token", r"rdme_[a-z0-9]{70}", made("rdme_", LOWER, 70)),
    ("slack_configuration_token", r"xoxe\.xox[bp]-\d-[A-Za-z0-9]{140,180}", made("xoxe.xoxp-1-", UPPER, 163)),
    ("teams_webhook", rf"https://[a-z0-9.-]{{2,60}}\.webhook\.office\.com/webhookb2/{_UUID}@{_UUID}/IncomingWebhook/[a-z0-9]{{32}}/{_UUID}", f"https://kestrel.webhook.office.com/webhookb2/{_A_UUID}@{_A_UUID}/IncomingWebhook/" + made("", LOWER, 32) + f"/{_A_UUID}"),
    ("telegram_bot_token", r"(?:bot)?\d{8,10}:A[\w-]{33,35}", made("7", DIGITS, 9) + made(":AA", MIXED, 33)),
    ("zapier_webhook", r"https://hooks\.zapier\.com/hooks/catch/\d{4,9}/[a-z0-9]{5,10}", made("https://hooks.zapier.com/hooks/catch/1", DIGITS, 6) + made("/", LOWER, 7)),
    ("typeform_token", r"tfp_[\w.=-]{59}", made("tfp_", MIXED, 59)),
)  # fmt: skip
_AI = (
    ("databricks_token", r"dapi[a-f0-9]{32}(?:-\d)?", made("dapi", HEX, 32)),
    ("groq_key", r"gsk_[A-Za-z0-9]{52}", made("gsk_", MIXED, 52)),
    ("huggingface_token", r"hf_[A-Za-z]{34}|api_org_[A-Za-z]{34}", made("hf_", "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ", 34)),
    ("langsmith_key", r"lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}", made("lsv2_pt_", HEX, 32) + made("_", HEX, 10)),
    ("openrouter_key", r"sk-or-v1-[a-f0-9]{64}", made("sk-or-v1-", HEX, 64)),
    ("perplexity_key", r"pplx-[A-Za-z0-9]{48}", made("pplx-", MIXED, 48)),
    ("prefect_token", r"pnu_[A-Za-z0-9]{36}", made("pnu_", MIXED, 36)),
    ("replicate_token", r"r8_[A-Za-z0-9]{37}", made("r8_", MIXED, 37)),
    ("xai_key", r"xai-[A-Za-z0-9]{80}", made("xai-", MIXED, 80)),
)  # fmt: skip
_PAYMENT = (
    ("duffel_token", r"duffel_(?:test|live)_[\w=-]{43}", made("duffel_live_", MIXED, 43)),
    ("easypost_key", r"EZ[AT]K[A-Za-z0-9]{54}", made("EZAK", LOWER, 54)),
    ("flutterwave_key", r"FLW(?:SECK|PUBK)(?:_TEST)?-[a-zA-Z0-9]{12,32}(?:-X)?", made("FLWSECK_TEST-", HEX, 32, "-X")),
    ("freemius_key", r"sk_[A-Za-z0-9!@#$%^&*?]{29}", made("sk_", MIXED, 29)),
    ("nostr_secret_key", r"nsec1[ac-hj-np-z02-9]{58}", made("nsec1", "acdefghjklmnpqrstuvwxyz023456789", 58)),  # NIP-19
    ("paypal_braintree_token", r"access_token\$production\$[a-z0-9]{16}\$[a-f0-9]{32}", made("access_token$production$", LOWER, 16) + made("$", HEX, 32)),
    ("plaid_access_token", rf"access-(?:sandbox|development|production)-{_UUID}", f"access-production-{_A_UUID}"),
    ("settlemint_token", r"sm_[aps]at_[A-Za-z0-9]{16}", made("sm_pat_", MIXED, 16)),
    ("shippo_token", r"shippo_(?:live|test)_[a-fA-F0-9]{40}", made("shippo_live_", HEX, 40)),
    ("square_token", r"sq0(?:atp|csp|idp)-[\w-]{22,43}|EAAA[\w-]{60}", made("sq0atp-", MIXED, 22)),
)  # fmt: skip
TABLES = {
    "CLOUD": _forms(_CLOUD),
    "DEVELOPMENT": _forms(_DEVELOPMENT),
    "MESSAGES": _forms(_MESSAGES),
    "AI": _forms(_AI),
    "PAYMENT": _forms(_PAYMENT),
}

RULES = (
    _key("aws_access_key", r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}", "a", made("AKIA", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
         "AWS IAM user guide, unique identifiers"),
    _key("github_token", r"gh[pousr]_[A-Za-z0-9]{30,251}", "gh", made("ghp_", MIXED, 36), "GitHub docs, token prefixes"),
    _key("github_fine_grained", r"github_pat_[A-Za-z0-9_]{60,100}", "github_pat_", made("github_pat_", MIXED, 82)),
    _key("gitlab_token", r"gl(?:pat|ptt|dt|rt|cbt|ft|imt|agent|soat|ffct|oas)-[\w-]{20,70}(?:\.\w{2}\.[a-z0-9]{7,9})?", "gl", made("glpat-", MIXED, 20)),
    _key("slack_token", r"xox[abeoprs]-(?:\d-)?[A-Za-z0-9-]{10,250}", "xox", made("xoxb-", DIGITS, 12) + "-" + made("", MIXED, 24)),
    _key("slack_app_token", r"xapp-\d-[A-Z0-9]{8,14}-\d{8,16}-[a-f0-9]{40,80}", "xapp-", made("xapp-1-A", UPPER, 10) + "-" + made("", DIGITS, 13) + "-" + made("", HEX, 64)),
    _key("slack_webhook", r"https://hooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{30,70}", "hooks.slack.com", made("https://hooks.slack.com/services/T", UPPER, 9) + made("/B", UPPER, 9) + made("/", MIXED, 24)),
    _key("discord_webhook", r"https://(?:ptb\.|canary\.)?discord(?:app)?\.com/api/(?:v\d{1,2}/)?webhooks/\d{17,20}/[\w-]{60,80}", "webhooks/", made("https://discord.com/api/webhooks/1", DIGITS, 18) + made("/", MIXED, 68)),
    _key("discord_bot_token", r"[MNO][A-Za-z\d_-]{23,27}\.[A-Za-z\d_-]{6}\.[A-Za-z\d_-]{27,38}", ".", made("M", MIXED, 25) + made(".G", MIXED, 5) + made(".", MIXED, 38)),
    _key("openai_key", r"sk-(?:proj|svcacct|admin)-[\w-]{40,200}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}|sk-[A-Za-z0-9]{32,64}", "sk-", made("sk-proj-", MIXED, 64)),
    _key("anthropic_key", r"sk-ant-(?:api|admin|oat|ort)\d{2}-[\w-]{60,120}", "sk-ant-", made("sk-ant-api03-", MIXED, 93, "AA")),
    _key("google_api_key", r"AIza[\w-]{35}", "aiza", made("AIza", MIXED, 35)),
    _key("google_oauth_secret", r"GOCSPX-[\w-]{28}", "gocspx-", made("GOCSPX-", MIXED, 28)),
    _key("google_oauth_token", r"ya29\.[\w-]{30,300}", "ya29.", made("ya29.", MIXED, 64)),
    _key("stripe_key", r"(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{16,120}", "k_", made("sk_live_", MIXED, 24)),
    _key("stripe_webhook_secret", r"whsec_[A-Za-z0-9+/=]{32,64}", "whsec_", made("whsec_", MIXED, 32)),
    _key("shopify_token", r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}", "shp", made("shpat_", HEX, 32)),
    _key("twilio_key", r"SK[0-9a-f]{32}|AC[0-9a-f]{32}", "", made("SK", HEX, 32)),
    _key("sendgrid_key", r"SG\.[\w-]{22}\.[\w-]{43}", "sg.", made("SG.", MIXED, 22) + made(".", MIXED, 43)),
    _key("npm_token", r"npm_[A-Za-z0-9]{36}", "npm_", made("npm_", MIXED, 36)),
    _key("pypi_token", r"pypi-AgEIcHlwaS5vcmc[\w-]{50,250}", "pypi-", made("pypi-AgEIcHlwaS5vcmc", MIXED, 70)),
    _key("docker_token", r"dckr_(?:pat|oat)_[\w-]{27,50}", "dckr_", made("dckr_pat_", MIXED, 27)),
    _key("digitalocean_token", r"do[ort]_v1_[a-f0-9]{64}", "_v1_", made("dop_v1_", HEX, 64).replace("dop", "doo")),
    _key("digitalocean_personal_token", r"dop_v1_[a-f0-9]{64}", "dop_v1_", made("dop_v1_", HEX, 64)),
    _keys("cloud_key", "{CLOUD}", _CLOUD),
    _keys("development_key", "{DEVELOPMENT}", _DEVELOPMENT),
    _keys("messages_key", "{MESSAGES}", _MESSAGES),
    _keys("ai_key", "{AI}", _AI),
    _keys("payment_key", "{PAYMENT}", _PAYMENT),
)  # fmt: skip
