"""Writes the lists of Russian and Ukrainian names that their model sees: python -m benchmarks.training.scripts.gazetteer [OUT].

Those of Chinese, Japanese and Korean names are a part of what ``dictionaries`` writes.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from . import chinese, japanese, korean, slavic
from .lists import faker_list, mimesis_list

# By language and list.
LISTS: dict[tuple[str, str], Iterable[str]] = {
    ("zh", "family"): (
        *chinese.COMMON,
        *chinese.DOUBLE,
        *faker_list("zh_CN", "last_names"),
        *faker_list("zh_TW", "last_names"),
        *mimesis_list("zh", "person", "surnames"),
    ),
    ("zh", "given"): (
        name for name in (*mimesis_list("zh", "person", "names"), *faker_list("zh_CN", "first_names")) if len(name) == 2
    ),
    ("ja", "family"): (*japanese.COMMON, *mimesis_list("ja", "person", "surnames"), *faker_list("ja_JP", "last_names")),
    ("ja", "given"): (*mimesis_list("ja", "person", "names"), *faker_list("ja_JP", "first_names")),
    ("ko", "family"): (*korean.COMMON, *korean.DOUBLE, *mimesis_list("ko", "person", "surnames")),
    ("ko", "given"): (name for name in mimesis_list("ko", "person", "names") if len(name) == 2),
    ("ru", "family"): (
        *(name for gender in ("male", "female") for name in faker_list("ru_RU", f"last_names_{gender}")),
        *(name for gender in ("male", "female") for name in faker_list("uk_UA", f"last_names_{gender}")),
        *mimesis_list("ru", "person", "surnames"),
        *mimesis_list("uk", "person", "surnames"),
    ),
    ("ru", "given"): (
        *faker_list("ru_RU", "first_names"),
        *faker_list("uk_UA", "first_names"),
        *mimesis_list("ru", "person", "names"),
        *mimesis_list("uk", "person", "names"),
        *slavic.MALE_SHORT,
        *slavic.FEMALE_SHORT,
    ),
}


def main() -> None:
    """Writes OUT/ru/<list>.txt, one name a line."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "config/names")
    for (code, name), names in LISTS.items():
        if code != "ru":
            continue
        (out / code).mkdir(parents=True, exist_ok=True)
        kept = sorted({n for n in names if n and not n.isascii() and " " not in n})
        (out / code / f"{name}.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
