"""Runs the Dockerfile's steps without a container engine, in bare Debian folders, and the main job in what they make.

Needs root and Debian's debootstrap. ``make test-image``.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Some 270 of them are the extra "ocr".
MOST_MEGABYTES = 740
PORT = 8329
RELEASE = "bookworm"
# A picture with a number in it, made and read in the image.
DRAWN = (
    "from PIL import Image, ImageDraw, ImageFont as F; i = Image.new('RGB', (420, 60), 'white'); "
    "ImageDraw.Draw(i).text((14, 18), 'card 4111 1111 1111 1111', fill='black', font=F.load_default(20)); i.save('/tmp/card.png')"
)
SAMPLE = "my name is Ana Souza, card 4111 1111 1111 1111\n"
# How this machine reaches its package mirrors; an engine's build would bring its own.
MACHINE = ("/etc/resolv.conf", "/etc/hosts", "/etc/pip.conf", "/etc/xdg/pip", "/etc/ssl/certs", "/etc/apt")
# Debian's ca-certificates, installed by a step, writes its own list over the machine's.
AUTHORITIES = "/var/machine-authorities.pem"
PASSED = re.compile(r"^(PIP_\w+|https?_proxy|no_proxy|SSL_CERT_\w+)$", re.IGNORECASE)


@dataclass
class Stage:
    """One stage: its folder and what was said of it so far."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    workdir: str = "/"
    user: str = "0"
    entrypoint: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)


def instructions() -> Iterator[tuple[str, str]]:
    """Yields (instruction, arguments) of the Dockerfile."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    for line in re.sub(r"\\\n\s*", "", text).splitlines():
        if line.strip():
            name, _, rest = line.partition(" ")
            yield name, rest.strip()


def run(stage: Stage, command: list[str], *, user: str = "0", build: bool = False) -> subprocess.CompletedProcess[str]:
    """In the stage's folder. Build: with the way to the mirrors."""
    mirrors = {name: value for name, value in os.environ.items() if PASSED.match(name)} if build else {}
    if build:
        mirrors |= {"PIP_CERT": AUTHORITIES, "SSL_CERT_FILE": AUTHORITIES}
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": "/tmp"} | mirrors | stage.environment
    inside = f"cd {shlex.quote(stage.workdir)} && exec " + shlex.join(command)
    whole = ["/usr/sbin/chroot", f"--userspec={user}:{user}", str(stage.folder), "/bin/sh", "-c", inside]
    return subprocess.run(whole, env=environment, check=True, text=True, stdout=subprocess.PIPE, input=SAMPLE)


def bare(base: Path, folder: Path) -> Stage:
    """A stage from the bare Debian, with this machine's way to its mirrors."""
    subprocess.run(["cp", "-a", str(base), str(folder)], check=True)
    return lent(folder)


def lent(folder: Path) -> Stage:
    """A Debian's folder as a stage: with this machine's way to its mirrors, /proc and /dev."""
    for name in MACHINE:
        source, target = Path(name), folder / name.lstrip("/")
        if source.exists():
            shutil.rmtree(target, ignore_errors=True) if source.is_dir() else target.unlink(missing_ok=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(source, target) if source.is_dir() else shutil.copyfile(source, target)
    shutil.copyfile("/etc/ssl/certs/ca-certificates.crt", folder / AUTHORITIES.lstrip("/"))
    for extra in os.environ.get("PIP_FIND_LINKS", "").split():
        if Path(extra).is_dir():
            shutil.copytree(extra, folder / extra.lstrip("/"), dirs_exist_ok=True)
    # /dev/shm is a mount of its own, without which nobody but root may make a semaphore.
    for name in ("proc", "dev", "dev/shm"):
        subprocess.run(["mount", "--bind", f"/{name}", str(folder / name)], check=True)
    return Stage(folder)


def copy(stage: Stage, rest: str, stages: dict[str, Stage]) -> None:
    """COPY, from the context or from another stage."""
    *sources, target = rest.split()
    origin = ROOT
    if sources[0].startswith("--from="):
        origin = stages[sources.pop(0).removeprefix("--from=")].folder
    into = stage.folder / (target if target.startswith("/") else f"{stage.workdir}/{target}").lstrip("/")
    for source in sources:
        path = origin / source.lstrip("/")
        goal = into / path.name if target.endswith("./") and path.is_file() else into
        goal.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, goal, symlinks=True, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(path, goal)


def step(stage: Stage, name: str, rest: str, stages: dict[str, Stage]) -> None:
    """One instruction."""
    match name:
        case "RUN":
            run(stage, ["sh", "-ec", rest], build=True)
        case "COPY":
            copy(stage, rest, stages)
        case "ENV":
            key, _, value = rest.partition("=")
            stage.environment[key] = value
        case "WORKDIR":
            stage.workdir = rest
            (stage.folder / rest.lstrip("/")).mkdir(parents=True, exist_ok=True)
        case "USER":
            stage.user = rest
        case "ENTRYPOINT":
            stage.entrypoint = json.loads(rest)
        case "CMD":
            stage.command = json.loads(rest)
        case "VOLUME" | "EXPOSE" | "HEALTHCHECK" | "ARG":
            pass
        case _:
            raise SystemExit(f"{name} is not known here")


def mirror() -> list[str]:
    """Where this machine takes the release from; nothing means debootstrap's own default."""
    ask = ["apt-get", "indextargets", "--format", "$(CODENAME) $(REPO_URI)", "Created-By: Packages"]
    rows = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.splitlines()
    return [row.split()[1] for row in rows if row.startswith(f"{RELEASE} ")][:1]


def build(work: Path) -> Stage:
    """The last stage."""
    base = work / "base"
    subprocess.run(["debootstrap", "--variant=minbase", RELEASE, str(base), *mirror()], check=True, stdout=subprocess.DEVNULL)
    stages: dict[str, Stage] = {}
    stage = None
    for name, rest in instructions():
        print(f"step: {name} {rest[:90]}", flush=True)
        if name == "FROM":
            label = rest.partition(" AS ")[2] or "last"
            stage = stages[label] = bare(base, work / label)
        elif stage:
            step(stage, name, rest, stages)
    return stages["last"]


def megabytes(folder: Path) -> int:
    """What the image would weigh: all but what this machine lent."""
    shut = [f"--exclude={folder}/{name}" for name in ("proc", "dev", "opt/wheels", "usr/share/doc", "var/cache")]
    return int(subprocess.run(["du", "-smx", *shut, str(folder)], capture_output=True, text=True, check=True).stdout.split()[0])


def main_job(stage: Stage) -> None:
    """On a read-only root, as the image's own user: a scan, then the bot with its health page, ended by SIGTERM."""
    folder = str(stage.folder)
    subprocess.run(["mount", "--bind", folder, folder], check=True)
    subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
    for name in ("tmp", "data"):
        options = "mode=1777" if name == "tmp" else f"uid={stage.user},gid={stage.user}"
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", f"{folder}/{name}"], check=True)
    try:
        said = run(stage, ["sh", "-c", "privacy-check redact || true"], user=stage.user).stdout
        assert "[PERSON_1], card [CREDIT_CARD_1]" in said, said
        drawn = f"python3 -c {shlex.quote(DRAWN)} && privacy-check redact /tmp/card.png || true"
        said = run(stage, ["sh", "-c", drawn], user=stage.user).stdout
        assert "card [CREDIT_CARD_1]" in said, said
        refused = run(
            stage, ["sh", "-c", shlex.join([*stage.entrypoint, *stage.command]) + " 2>&1 || echo code $?"], user=stage.user
        )
        assert "no platform has its tokens" in refused.stdout, refused.stdout
        serve(stage)
    finally:
        for name in ("tmp", "data", ""):
            subprocess.run(["umount", "-l", f"{folder}/{name}"], check=False)


def serve(stage: Stage) -> None:
    """The playground, as no platform is there; what counts is the process, its health page and its end."""
    environment = {"PATH": stage.environment["PATH"]} | stage.environment | {"PRIVACY_CHECK_HEALTH__PORT": str(PORT)}
    command = [
        "/usr/sbin/chroot",
        f"--userspec={stage.user}:{stage.user}",
        str(stage.folder),
        "privacy-check",
        "run",
        "playground",
    ]
    with subprocess.Popen(command, env=environment | {"PRIVACY_CHECK_PLAYGROUND_PORT": "0"}) as bot:
        for _ in range(100):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/readyz", timeout=3) as answer:
                    assert answer.read() == b"ready"
                    break
            except OSError:
                time.sleep(0.2)  # noqa: TID251 - another process comes up
        else:
            raise SystemExit("/readyz never answered")
        began = time.monotonic()
        bot.terminate()
        assert bot.wait(10) == 0
        print(f"ended {time.monotonic() - began:.1f} s after SIGTERM")


def main() -> None:
    """Builds, weighs, runs."""
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        sys.exit("test-image: needs root and Debian's debootstrap (apt-get install debootstrap)")
    work = Path(tempfile.mkdtemp(prefix="image", dir="/var/tmp"))
    try:
        stage = build(work)
        size = megabytes(stage.folder)
        print(f"the image weighs {size} MB")
        assert size < MOST_MEGABYTES, size
        main_job(stage)
        print("1 passed, 0 failed")
    finally:
        for folder in work.iterdir():
            for name in ("dev/shm", "proc", "dev"):
                subprocess.run(["umount", "-l", str(folder / name)], check=False, stderr=subprocess.DEVNULL)
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
