"""``privacy-check redact -o``: copies in the files' own formats, one or a folder's."""

import json
from pathlib import Path

from .commands import privacy_check

MAIL = "jane.doe@kestrel-parts.io"


def test_a_file_has_a_copy_in_its_own_format_and_a_map(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"mail": MAIL, "n": 1}))
    done = privacy_check("redact", "a.json", "-o", "b.json", "--map", "k.json", cwd=tmp_path)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert json.loads((tmp_path / "b.json").read_text()) == {"mail": "[EMAIL_ADDRESS_1]", "n": 1}
    back = privacy_check("restore", "--map", "k.json", "b.json", cwd=tmp_path)
    assert json.loads(back.out) == {"mail": MAIL, "n": 1}
    again = privacy_check("redact", "a.json", "-o", "b.json", cwd=tmp_path)
    assert (again.code, again.err.count("\n")) == (2, 1)
    assert "exists already" in again.err
    forced = privacy_check("redact", "a.json", "-o", "b.json", "--unique", "--force", cwd=tmp_path)
    assert forced.code == 0
    assert "[EMAIL_ADDRESS_1]" not in (tmp_path / "b.json").read_text()


def test_a_folder_has_a_tree_of_copies_and_what_has_none_is_told(tmp_path: Path) -> None:
    inside = tmp_path / "in" / "sub"
    inside.mkdir(parents=True)
    (tmp_path / "secret.txt").write_text(MAIL)
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "in" / ".env").write_text(f"MAIL={MAIL}")
    (tmp_path / "in" / "clean.txt").write_text("hello")
    (tmp_path / "in" / "x.bin").write_bytes(b"\x7fELF\x00")
    (inside / "a.csv").write_text(f"name,mail\nJane Doe,{MAIL}\n")
    done = privacy_check("redact", "in", "-o", "in/out", cwd=tmp_path)
    assert done.code == 3
    assert "in/x.bin: This is a program" in done.err
    assert "There is no copy of it." in done.err
    assert "3 copied, 3 values replaced; 1 not or not wholly read; 1 passed over (link)" in done.err
    copies = {
        str(file.relative_to(tmp_path / "in" / "out")): file for file in (tmp_path / "in" / "out").rglob("*") if file.is_file()
    }
    assert set(copies) == {".env", "clean.txt", "sub/a.csv"}
    assert copies["sub/a.csv"].read_text() == "name,mail\n[PERSON_1],[EMAIL_ADDRESS_1]\n"
    again = privacy_check("redact", "in", "-o", "in/out", cwd=tmp_path)
    assert again.code == 2
    assert again.err.count("exists already") == 3


def test_files_and_folders_that_are_named_after_people_get_other_names(tmp_path: Path) -> None:
    names = ("Helena Brandt CV.txt", "Tom Okafor CV.txt", "src/main.py", "Helena Brandt/note.txt", f"{'long ' * 40}.txt")
    for name in names:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("hello")
    done = privacy_check("redact", "in", "-o", "out", cwd=tmp_path)
    assert (done.code, done.err) == (0, "5 copied, 0 values and 3 names of files and folders replaced\n")
    made = {str(file.relative_to(tmp_path / "out")) for file in (tmp_path / "out").rglob("*") if file.is_file()}
    assert made == {"[PERSON_1].txt", "[PERSON_1] 2.txt", "src/main.py", "[PERSON_1]/note.txt", names[4]}


def test_what_cannot_be_copied_is_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MAIL)
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "d").mkdir()
    for arguments, words in (
        (("x.pdf", "-o", "y.pdf"), "x.pdf: This is a PDF that is damaged"),
        (("a.txt", "-o", "d"), "is a folder"),
        (("d", "-o", "d"), "is the folder itself"),
        (("d", "-o", "-"), "copies of a folder"),
        (("d", "-o", "e", "--map", "k"), "is for one file"),
        (("a.txt", "-o", ""), "the name is empty"),
        (("a.txt", "-o", "b.txt", "--platform", "slack"), "--platform"),
    ):
        done = privacy_check("redact", *arguments, cwd=tmp_path)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), arguments
        assert words in done.err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.txt", "d", "x.pdf"]
    assert privacy_check("redact", "-", "-o", "-", cwd=tmp_path, stdin=MAIL).out == "[EMAIL_ADDRESS_1]"
