"""Texts written for this project. Secrets are made from parts, so that no real-looking key stands in the tree."""

from pathlib import Path

from core.detection.fake_secrets import HEX, MIXED, made

HERE = Path(__file__).parent
NAMES = ("chatgpt_conversation", "slack_copy", "whatsapp_export", "support_ticket", "prompt_with_customer", "env_paste", "talk")


def env_paste() -> str:
    """A pasted .env file."""
    return "\n".join(
        (
            "# staging, please do not share",
            "APP_ENV=staging",
            "APP_DEBUG=true",
            "APP_URL=https://staging.lumenova.pt",
            f"DATABASE_URL=postgres://lumen:{made('Xk9!', MIXED, 10)}@db.staging.lumenova.pt:5432/app",
            f"STRIPE_SECRET_KEY={made('sk_live_', MIXED, 24)}",
            f"AWS_ACCESS_KEY_ID={made('AKIA', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}",
            f"AWS_SECRET_ACCESS_KEY={made('', MIXED, 40)}",
            f"SESSION_SECRET={made('', HEX, 48)}",
            "MAIL_FROM=ops@lumenova.pt",
            "REDIS_URL=redis://127.0.0.1:6379/0",
            "LOG_LEVEL=info",
            "API_KEY=your-api-key-here",
            "",
        )
    )


def sample(name: str) -> str:
    """The text of a sample."""
    return env_paste() if name == "env_paste" else (HERE / f"{name}.txt").read_text(encoding="utf-8")


def golden(name: str) -> Path:
    """Where a person's redacted version of the sample stands."""
    return HERE / "golden" / f"{name}.txt"
