"""What ships: its bill of materials (CycloneDX) or its licences. ``make sbom``, ``make licences``.

Read from the environment that the tests use, and kept to what is locked for the container: no tool of development is in it.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
# Those that the Dockerfile installs.
SHIPPED = ("base", "slack", "discord", "ocr")


def names() -> frozenset[str]:
    """What is locked for the container."""
    locks = [(ROOT / f"requirements/{each}.txt").read_text() for each in SHIPPED]
    return frozenset(
        normal(name) for lock in locks for name in re.findall(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==", lock, re.MULTILINE)
    )


def normal(name: str) -> str:
    """As names of distributions are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def bill() -> dict[str, Any]:
    """Of the whole environment, as CycloneDX has it."""
    command = ["-m", "cyclonedx_py", "environment", "--output-reproducible", "--no-validate", "--of", "JSON"]
    asked = [sys.executable, *command, "--pyproject", str(ROOT / "pyproject.toml"), sys.executable]
    return json.loads(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)


def kept(bom: dict[str, Any], shipped: frozenset[str]) -> dict[str, Any]:
    """The same document with these components alone, and what depends on what among them."""
    components = [each for each in bom["components"] if normal(each["name"]) in shipped]
    refs = {each["bom-ref"] for each in components}
    root = bom["metadata"]["component"]["bom-ref"]
    dependencies = [
        each | {"dependsOn": [ref for ref in each.get("dependsOn", ()) if ref in refs]}
        for each in bom["dependencies"]
        if each["ref"] in refs | {root}
    ]
    return bom | {"components": components, "dependencies": dependencies}


def licence(component: dict[str, Any]) -> str:
    """One line; what stands in a licence's file instead of its name is left there."""
    found = [
        each.get("expression") or each["license"].get("id") or each["license"].get("name")
        for each in component.get("licenses", ())
    ]
    written = [re.sub(r"^License :: (?:OSI Approved :: )?", "", each) for each in found if each and len(each) < 80]
    return "; ".join(dict.fromkeys(written)) or "see its licence file"


def table(bom: dict[str, Any]) -> str:
    """A line each: name, version, licence."""
    return "\n".join(f"{each['name']}\t{each['version']}\t{licence(each)}" for each in bom["components"])


def main(what: str) -> None:
    """Prints one of the two; what is locked for other machines only is named on standard error."""
    bom = kept(bill(), shipped := names())
    absent = sorted(shipped - {normal(each["name"]) for each in bom["components"]})
    print(json.dumps(bom, indent=2) if what == "sbom" else table(bom))
    if absent:
        print(f"Locked for other machines, and not in this list: {', '.join(absent)}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
