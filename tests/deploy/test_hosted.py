"""The files for hosted platforms name only what exists here."""

import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


def test_fly_asks_the_port_that_the_bot_answers_and_lets_it_end() -> None:
    fly = tomllib.loads((DEPLOY / "fly.toml").read_text())
    assert (DEPLOY / fly["build"]["dockerfile"]).resolve() == ROOT / "Dockerfile"
    assert str(fly["checks"]["ready"]["port"]) == fly["env"]["PRIVACY_CHECK_HEALTH__PORT"]
    assert fly["checks"]["ready"]["path"] == "/readyz"
    assert fly["kill_signal"] == "SIGTERM"
    assert int(fly["kill_timeout"].rstrip("s")) > 10


def test_render_makes_the_database_that_the_bot_uses_and_holds_no_secret() -> None:
    render = yaml.safe_load((DEPLOY / "render.yaml").read_text())
    (bot,) = render["services"]
    assert (ROOT / bot["dockerfilePath"]).exists()
    assert bot["maxShutdownDelaySeconds"] > 10
    variables = {each["key"]: each for each in bot["envVars"]}
    assert variables["DATABASE_URL"]["fromDatabase"]["name"] == render["databases"][0]["name"]
    assert {name for name, each in variables.items() if "value" in each} == {"PRIVACY_CHECK_FILES__MEMORY_BYTES"}


def test_compose_is_as_hardened_as_the_documents_say() -> None:
    bot = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]["bot"]
    assert (bot["read_only"], bot["cap_drop"], bot["security_opt"]) == (True, ["ALL"], ["no-new-privileges:true"])
