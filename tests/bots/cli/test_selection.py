"""Which files `scan` reads: names, folders and patterns, with .gitignore respected."""

import os
from pathlib import Path

import pytest

from bots.cli.selection import Choice, Skipped, select
from config.errors import ConfigError


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder; a name with an end of / is a folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(root: Path, **files: str) -> None:
    for name, content in files.items():
        write(root, name, content)


def write(root: Path, name: str, content: str = "x") -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")


def files(*names: str, **choice: tuple[str, ...] | bool) -> list[str]:
    return sorted(select(names, Choice(**choice)).files)  # type: ignore[arg-type]


def test_a_folder_is_read_with_all_below_it(tree: Path) -> None:
    for name in ("a/one.txt", "a/b/two.txt", "a/b/c/three.log", "other.txt"):
        write(tree, name)
    assert files("a") == ["a/b/c/three.log", "a/b/two.txt", "a/one.txt"]
    assert files(".") == ["a/b/c/three.log", "a/b/two.txt", "a/one.txt", "other.txt"]
    assert files(str(tree / "a/b")) == [str(tree / "a/b/c/three.log"), str(tree / "a/b/two.txt")]


def test_gitignore_is_respected_at_every_level_and_the_nearest_decides(tree: Path) -> None:
    write(tree, ".gitignore", "*.log\nbuild/\n/top.txt\n")
    write(tree, "sub/.gitignore", "!kept.log\nsecret*\n!secretary.txt\n")
    write(tree, "sub/deep/.gitignore", "*\n!keep.me\n")
    for name in ("a.log", "top.txt", "build/x.txt", "sub/build/x.txt", "sub/kept.log", "sub/secret.txt", "sub/secretary.txt"):
        write(tree, name)
    for name in ("sub/top.txt", "sub/deep/gone.txt", "sub/deep/keep.me", "sub/a.log"):
        write(tree, name)
    found = [name for name in files(".") if not name.endswith(".gitignore")]
    assert found == ["sub/deep/keep.me", "sub/kept.log", "sub/secretary.txt", "sub/top.txt"]
    assert select(["."], Choice()).skipped[Skipped.IGNORED] == 8
    assert "build/x.txt" in files(".", everything=True)


def test_the_gitignore_of_a_repository_holds_in_its_folders(tree: Path) -> None:
    (tree / "repo/.git").mkdir(parents=True)
    write(tree, ".gitignore", "*.txt\n")  # outside the repository: not its own
    write(tree, "repo/.gitignore", "*.log\nout/\nsrc/gen/\n")
    for name in ("repo/src/a.txt", "repo/src/a.log", "repo/src/gen/b.txt", "repo/out/c.log"):
        write(tree, name)
    assert files("repo/src") == ["repo/src/a.txt"]
    assert files("repo/out") == ["repo/out/c.log"], "it was named, so it is read"
    assert files("repo/src/a.log") == ["repo/src/a.log"], "and so is a file"


def test_a_damaged_gitignore_keeps_nobody_from_reading(tree: Path) -> None:
    (tree / ".gitignore").write_bytes(b"\xef\xbb\xbf*.log\n!\n\xff\xfe\n[a\n*.tmp\n")
    write(tree, "sub/.gitignore/x")  # a folder of that name
    for name in ("a.log", "b.txt", "c.tmp"):
        write(tree, name)
    assert [name for name in files(".") if "gitignore" not in name] == ["b.txt"]


def test_hidden_folders_are_skipped_and_hidden_files_are_read(tree: Path) -> None:
    for name in (".git/config", ".cache/x.txt", ".env", "a/.hidden/y.txt", "a/.netrc"):
        write(tree, name)
    assert files(".") == [".env", "a/.netrc"]
    assert select(["."], Choice()).skipped == {Skipped.HIDDEN: 2}, "of a repository's own folder nobody need be told"
    assert files(".", everything=True) == [".cache/x.txt", ".env", "a/.hidden/y.txt", "a/.netrc"]
    assert files(".cache") == [".cache/x.txt"]


def test_links_are_followed_only_where_they_are_named(tree: Path) -> None:
    write(tree, "a/x.txt")
    (tree / "a/loop").symlink_to(tree / "a")
    (tree / "a/round").symlink_to("round")
    (tree / "a/link.txt").symlink_to("x.txt")
    (tree / "named").symlink_to("a")
    assert files("a") == ["a/x.txt"]
    assert select(["a"], Choice()).skipped == {Skipped.LINK: 3}
    assert files("named") == ["named/x.txt"]
    assert files("a/link.txt", "a") == ["a/link.txt"], "nothing is read twice"


def test_pipes_are_not_waited_for_in_a_folder(tree: Path) -> None:
    os.mkfifo(tree / "pipe")
    write(tree, "x.txt")
    selection = select(["."], Choice())
    assert (selection.files, selection.skipped) == (("x.txt",), {Skipped.SPECIAL: 1})


def test_patterns_are_expanded_where_no_shell_did(tree: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md", "d/e.txt", "[odd].txt"):
        write(tree, name)
    assert files("*.txt") == ["[odd].txt", "a.txt", "b.txt"]
    assert files("**/*.txt") == ["[odd].txt", "a.txt", "b.txt", "d/e.txt"]
    assert files("[odd].txt") == ["[odd].txt"], "a file of that very name"
    assert files("?.md") == ["c.md"]
    assert select(["*.nope"], Choice()).problems == (("*.nope", "no file matches it"),)


def test_include_and_exclude_are_patterns_as_in_gitignore(tree: Path) -> None:
    for name in ("a.py", "a.txt", "sub/b.py", "sub/test_b.py", "vendor/c.py"):
        write(tree, name)
    assert files(".", include=("*.py",)) == ["a.py", "sub/b.py", "sub/test_b.py", "vendor/c.py"]
    assert files(".", include=("*.py",), exclude=("test_*", "vendor/")) == ["a.py", "sub/b.py"]
    assert files("sub", exclude=("sub/test_*",)) == ["sub/b.py"], "as it is shown"
    assert files(str(tree), exclude=("/sub",), include=("*.py",)) == [str(tree / "a.py"), str(tree / "vendor/c.py")]
    assert files("a.py", "a.txt", exclude=("*.txt",)) == ["a.py"]
    with pytest.raises(ConfigError, match="--exclude: '!' is not a pattern"):
        files(".", exclude=("!",))


def test_a_name_that_is_no_utf_8_is_walked(tree: Path) -> None:
    write(tree, ".gitignore", "*.log\n")
    (tree / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    assert os.fsdecode(b"caf\xe9.txt") in files(".", include=("*.txt",))


def test_a_pattern_finds_hidden_files_and_passes_over_hidden_folders(tree: Path) -> None:
    for name in (".env", "prod.env", "a/.env", "a/b/.env", "a/b/.x.env", "a/.venv/y.env", ".git/z.env", ".cache/z.txt"):
        write(tree, name)
    assert files("*.env") == [".env", "prod.env"]
    assert files("a/*.env") == ["a/.env"]
    assert files("**/*.env") == [".env", "a/.env", "a/b/.env", "a/b/.x.env", "prod.env"]
    assert files(str(tree / "*.env")) == [str(tree / ".env"), str(tree / "prod.env")]
    assert files(".ca*") == [".cache/z.txt"], "it is named"
    assert ".git/z.env" not in files("*", everything=True)
    whole = select(["*"], Choice())
    assert sorted(whole.files) == [".env", "a/.env", "a/b/.env", "a/b/.x.env", "prod.env"]
    assert whole.skipped == {Skipped.HIDDEN: 2}
    assert ".cache/z.txt" in files("*", everything=True)
