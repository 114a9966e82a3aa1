"""What ships is listed: a bill of materials and licences, without the tools of development."""

import runpy
from pathlib import Path

SHIPPED = runpy.run_path(str(Path(__file__).parents[2] / ".ci" / "shipped.py"))
BOM = {
    "metadata": {"component": {"bom-ref": "root"}},
    "components": [
        {"bom-ref": "spacy==3", "name": "spaCy", "version": "3", "licenses": [{"license": {"id": "MIT"}}]},
        {"bom-ref": "pytest==9", "name": "pytest", "version": "9", "licenses": [{"license": {"id": "MIT"}}]},
        {"bom-ref": "pyyaml==6", "name": "PyYAML", "version": "6", "licenses": [{"license": {"name": "x" * 500}}]},
    ],
    "dependencies": [
        {"ref": "root", "dependsOn": ["spacy==3", "pytest==9"]},
        {"ref": "spacy==3", "dependsOn": ["pyyaml==6"]},
        {"ref": "pytest==9", "dependsOn": ["spacy==3"]},
        {"ref": "pyyaml==6"},
    ],
}


def test_the_sbom_lists_what_ships_and_nothing_else() -> None:
    bom = SHIPPED["kept"](BOM, SHIPPED["names"]())
    assert [each["name"] for each in bom["components"]] == ["spaCy", "PyYAML"]
    assert bom["dependencies"] == [
        {"ref": "root", "dependsOn": ["spacy==3"]},
        {"ref": "spacy==3", "dependsOn": ["pyyaml==6"]},
        {"ref": "pyyaml==6", "dependsOn": []},
    ]


def test_licences_are_a_line_each() -> None:
    assert SHIPPED["table"](SHIPPED["kept"](BOM, SHIPPED["names"]())) == "spaCy\t3\tMIT\nPyYAML\t6\tsee its licence file"


def test_what_ships_is_what_the_container_installs() -> None:
    dockerfile = (Path(__file__).parents[2] / "Dockerfile").read_text()
    assert all(f"-r requirements/{each}.txt" in dockerfile for each in SHIPPED["SHIPPED"])
    assert dockerfile.count("-r requirements/") == len(SHIPPED["SHIPPED"]) + 1  # the tools of building, which .ci/slim removes
