"""A stranger's first hour on a bare Debian: the README's commands and docs/install.md, up to a bot that answers, and away again.

Needs root and Debian's debootstrap; takes a clone of what is committed, some 1.5 GB in /var/tmp, and five to ten minutes.
``make test-bare``; ``make test-bare TESTS=quick|all|none`` says which tests run there (all: as `make test` does, as root).
"""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import image

ROOT = image.ROOT
sys.path.insert(0, str(ROOT))
STRANGER = "1000"
HOME = "/home/stranger"
CLONE = f"{HOME}/privacy-check"
PORT = 8391
LEAK = "Alice Smith paid with 4111 1111 1111 1111"
# Which words of which page are followed here.
FOLLOWED = {
    "README.md": ("apt-get install -y python3-venv make git", "make run ", "make test "),
    "docs/install.md": (
        "\nmake install ",
        "\n.venv/bin/privacy-check doctor\n",
        "\n.venv/bin/privacy-check run all\n",
        "`privacy-check backup before.gz`",
        "`privacy-check backup --restore before.gz`",
        "`privacy-check service print`",
        "`privacy-check settings`",
    ),
}
BOT = {"PRIVACY_CHECK_THROTTLE__SHADOW_DAYS": "0", "PRIVACY_CHECK_HEALTH__PORT": str(PORT + 1)}


class Bare:
    """The bare machine, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.stage = image.lent(folder)

    def command(self, line: str, *, user: str, **more: str) -> tuple[list[str], dict[str, str]]:
        """How a line of a shell is run there, and with which environment."""
        mirrors = {name: value for name, value in os.environ.items() if image.PASSED.match(name) and name != "PIP_FIND_LINKS"}
        mirrors |= {"PIP_CERT": image.AUTHORITIES, "SSL_CERT_FILE": image.AUTHORITIES, "LC_ALL": "C.UTF-8"}
        home = HOME if user == STRANGER else "/root"
        inside = f"cd {CLONE if user == STRANGER else '/'} && {line}"
        whole = ["/usr/sbin/chroot", f"--userspec={user}:{user}", str(self.stage.folder), "/bin/sh", "-ec", inside]
        return whole, {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": home} | mirrors | more

    def does(self, line: str, *, user: str = STRANGER, codes: tuple[int, ...] = (0,), **more: str) -> str:
        """What it says; ends all where it fails."""
        print(f"$ {line}", flush=True)
        command, environment = self.command(line, user=user, **more)
        done = subprocess.run(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode not in codes:
            sys.exit(f"test-bare: `{line}` ended with {done.returncode}:\n{done.stdout[-4000:]}")
        return done.stdout

    @contextmanager
    def runs(self, line: str, **more: str) -> Iterator["subprocess.Popen[bytes]"]:
        """While it runs; then it must end in order."""
        print(f"$ {line}", flush=True)
        command, environment = self.command(f"exec {line}", user=STRANGER, **more)
        with subprocess.Popen(command, env=environment, start_new_session=True) as process:
            try:
                yield process
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGTERM)
                    process.wait(30)


def answer(port: int, path: str, process: "subprocess.Popen[bytes]", seconds: float = 600, **body: str) -> str:
    """The answer to a request as soon as there is one."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if process.poll() is not None:
            break
        data = json.dumps(body).encode() if body else None
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                return str(response.read().decode())
        except OSError:
            time.sleep(0.5)  # noqa: TID251 - another process comes up
    raise SystemExit(f"test-bare: {path} was never answered")


def make(folder: Path) -> Bare:
    """Debian with nothing but what the README asks for, a person, and a clean clone in their home."""
    print("Making a bare Debian", flush=True)
    whole = ["debootstrap", "--variant=minbase", image.RELEASE, str(folder), *image.mirror()]
    subprocess.run(whole, check=True, stdout=subprocess.DEVNULL)
    bare = Bare(folder)
    bare.does("useradd --uid 1000 --create-home stranger", user="0")
    said = bare.does("apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y python3-venv make git", user="0")
    assert "Setting up python3-venv" in said, said
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(ROOT), f"{folder}{CLONE}"], check=True)
    subprocess.run(["chown", "-R", f"{STRANGER}:{STRANGER}", f"{folder}{HOME}"], check=True)
    return bare


def readme(bare: Bare) -> None:
    """`make run`, up to the first answered request: a leak is found."""
    began = time.monotonic()
    with bare.runs("make run", PRIVACY_CHECK_PLAYGROUND_PORT=str(PORT)) as process:
        assert "<title>" in answer(PORT, "/", process)
        found = answer(PORT, "/api/check", process, text=LEAK)
        assert "[CREDIT_CARD_1]" in found, found
    print(f"the first answer came {time.monotonic() - began:.0f} s after `make run`", flush=True)


def tests(bare: Bare, which: str) -> None:
    """`make test`, whole, or only what shows that the tests can run there."""
    if which == "all":
        bare.does(f"git config --global --add safe.directory {CLONE} && make -C {CLONE} test", user="0")
    elif which == "quick":
        print(bare.does("make test-pythons").strip().splitlines()[-1])


async def bot(bare: Bare, environment: dict[str, str]) -> None:
    """`run all` against servers of this machine: who posts a leak is told, on both platforms."""
    from tests.fakes.discord_server import DiscordServer
    from tests.fakes.slack_server import SlackServer
    from tests.fakes.waiting import until

    slack, discord = SlackServer(), DiscordServer()
    await slack.start()
    await discord.start()
    try:
        tokens = slack.environment() | discord.environment() | environment
        said = await asyncio.to_thread(bare.does, ".venv/bin/privacy-check doctor", **tokens)
        assert "slack: can be run" in said, said
        assert "discord: can be run" in said, said
        with bare.runs(".venv/bin/privacy-check run all", **tokens) as process:
            await asyncio.to_thread(answer, PORT + 1, "/readyz", process, 120)
            slack.say("U1", LEAK)
            discord.say("400000000000000001", LEAK)
            await until(lambda: slack.told("U1") and discord.told("400000000000000001"), 60)
            await asyncio.to_thread(bare.does, ".venv/bin/privacy-check backup before.gz")
    finally:
        await discord.stop()
        await slack.stop()
    print("both platforms: the author was told", flush=True)


def install(bare: Bare) -> None:
    """docs/install.md from a clone, to a bot that answers, its backup in another folder, and away."""
    print(bare.does("make install").strip())
    assert "slack: has no tokens yet" in bare.does(".venv/bin/privacy-check doctor")
    asyncio.run(bot(bare, BOT))
    bare.does(".venv/bin/privacy-check backup --restore before.gz", PRIVACY_CHECK_DATA_DIR=f"{HOME}/another")
    assert "run all" in bare.does(".venv/bin/privacy-check service print")
    assert "/home/stranger" in bare.does(".venv/bin/privacy-check settings")
    bare.does(f"rm -rf .venv {HOME}/another {HOME}/.local/share/privacy-check {HOME}/.cache/privacy-check before.gz")


def leftovers(folder: Path) -> list[str]:
    """What the person's home has beyond the clone, pip's cache and what an account comes with."""
    home = folder / HOME.lstrip("/")
    given = {path.name for path in (folder / "etc/skel").iterdir()}
    kept = (folder / CLONE.lstrip("/"), home / ".cache/pip")
    files = [path for path in home.rglob("*") if path.is_file() and not any(path.is_relative_to(shut) for shut in kept)]
    return [str(path) for path in files if path.name not in given]


def unmount(folder: Path) -> None:
    """Nothing of this machine is left in the folder that is deleted next."""
    for name in ("dev/shm", "proc", "dev"):
        subprocess.run(["umount", "-l", str(folder / name)], check=False, stderr=subprocess.DEVNULL)


def main() -> None:
    """Follows the pages."""
    which = sys.argv[1] if len(sys.argv) > 1 else "quick"
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        sys.exit("test-bare: needs root and Debian's debootstrap (apt-get install debootstrap)")
    for page, lines in FOLLOWED.items():
        text = (ROOT / page).read_text()
        assert not (missing := [line for line in lines if line not in text]), f"{page} no longer says {missing}"
    folder = Path(tempfile.mkdtemp(prefix="bare", dir="/var/tmp"))
    folder.chmod(0o755)  # it is the root of somebody else's machine
    try:
        bare = make(folder)
        readme(bare)
        tests(bare, which)
        install(bare)
        assert not (left := leftovers(folder)), left
        print("a stranger's first hour: 1 passed, 0 failed")
    finally:
        unmount(folder)
        if not any(str(folder) in line for line in Path("/proc/mounts").read_text().splitlines()):
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
