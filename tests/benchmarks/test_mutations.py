"""Each mutant is the program with one change of behaviour; what is no behaviour stays."""

import pytest

from benchmarks.mutations import mutants


@pytest.mark.parametrize(
    ("expression", "changes"),
    [
        ("a < b", ["a >= b", "a <= b"]),
        ("a == b", ["a != b"]),
        ("a in b", ["a not in b"]),
        ("a and b", ["a or b"]),
        ("not a", ["a"]),
        ("a if b else c", ["c if b else a"]),
        ("a + b", ["a - b"]),
        ("any(a)", ["all(a)"]),
        ("max(a)", ["min(a)"]),
        ("True", ["False"]),
        ("7", ["8"]),
        ("'ab'", ["'XXabXX'"]),
        ("f(strict=True)", []),
        ("None", []),
    ],
)
def test_what_is_changed(expression: str, changes: list[str]) -> None:
    assert [mutant.after for mutant in mutants(f"x = {expression}\n", "x.py")] == changes


def test_a_mutant_runs_with_its_change_alone() -> None:
    results = []
    for mutant in mutants("x = 1\ny = 2\n", "x.py"):
        names: dict[str, object] = {}
        exec(mutant.code, names)
        results.append((names["x"], names["y"]))
    assert results == [(2, 2), (1, 3)]


def test_docstrings_types_decorators_and_sentences_of_a_class_are_no_behaviour() -> None:
    source = '"""Doc."""\n@cache(maxsize=1)\ndef f(a: "int") -> "int":\n    """Doc."""\nclass C:\n    A = "a sentence"\n'
    assert list(mutants(source, "x.py")) == []


def test_statements_are_left_out_and_results_are_none() -> None:
    source = "def f(x):\n    for y in x:\n        g(y)\n        continue\n    return x\n"
    assert [(mutant.line, mutant.after) for mutant in mutants(source, "x.py")] == [(3, "pass"), (4, "break"), (5, "return None")]
