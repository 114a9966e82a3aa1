"""``privacy-check slack``: what Slack is to be told of the app."""

from importlib.resources import files

import typer

from .help import epilog

app = typer.Typer(help="What Slack is to be told of the app.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _group() -> None:
    """What Slack is to be told of the app."""


@app.command("manifest", epilog=epilog("slack manifest"))
def manifest() -> int:
    """Print the app's manifest (YAML), to be pasted at api.slack.com/apps, Create New App, From a manifest."""
    typer.echo((files("bots.slack") / "manifest.yaml").read_text(encoding="utf-8"), nl=False)
    return 0
