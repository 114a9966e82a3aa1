"""The documentation is whole: every page is on the site and within two clicks from the README, and the pages from the code are current."""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SITE = runpy.run_path(str(ROOT / ".ci" / "site.py"))
REFERENCE = runpy.run_path(str(ROOT / ".ci" / "reference.py"))


class _Loader(yaml.SafeLoader):
    """Reads mkdocs' file without making the objects that it names."""


_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def _in_nav(entry: object) -> Iterator[str]:
    match entry:
        case str():
            yield entry
        case dict() | list():
            for below in entry.values() if isinstance(entry, dict) else entry:
                yield from _in_nav(below)


def test_every_page_is_on_the_site_and_every_entry_is_a_page() -> None:
    nav = list(_in_nav(yaml.load((ROOT / ".ci/mkdocs.yml").read_text(), _Loader)["nav"]))
    pages = {SITE["target"](file) for file in (*DOCS.rglob("*.md"), *(ROOT / name for name in SITE["OUTSIDE"]))}
    assert sorted(nav) == sorted(pages)


def test_every_page_is_within_two_clicks_from_the_readme() -> None:
    first = _linked(ROOT / "README.md")
    second = first.union(*map(_linked, first))
    assert {*DOCS.rglob("*.md")} - second == set()


def _linked(page: Path) -> set[Path]:
    found = re.findall(r"\]\((?!https?://)([^)#\s]+\.md)(?:#[^)\s]*)?\)", page.read_text(encoding="utf-8"))
    return {(page.parent / each).resolve() for each in found}


def test_links_out_of_the_folder_lead_somewhere_on_the_site() -> None:
    target = SITE["target"]
    assert target(ROOT / "benchmarks/README.md") == "benchmarks.md"
    assert target(ROOT / "docs/decisions/files.md") == "decisions/files.md"
    assert target(ROOT / "deploy/helm/values.yaml") == "files/deploy/helm/values.yaml"
    assert target(ROOT / "SECURITY.md") == "SECURITY.md"


@pytest.mark.parametrize("name", sorted(REFERENCE["PAGES"]))
def test_a_page_from_the_code_is_current(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == REFERENCE["PAGES"][name](), "run `make reference`"


def test_pictures_in_the_documents_are_small() -> None:
    sizes = {file.name: file.stat().st_size for kind in ("png", "gif", "svg") for file in DOCS.rglob(f"*.{kind}")}
    assert sizes.pop("playground.gif") < 1_500_000
    assert {name: size for name, size in sizes.items() if size > 100_000} == {}
