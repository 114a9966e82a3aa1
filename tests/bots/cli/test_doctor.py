"""``privacy-check doctor``."""

from pathlib import Path

from config.guides import load_guides

from .commands import privacy_check


def test_all_is_well() -> None:
    done = privacy_check("doctor")
    assert done.code == 0
    assert "ok    recognizers: built; the name model answers" in done.out
    assert "ok    guide chatgpt: checked on " in done.out
    assert "ok    pictures: their text is read, on 1 processor at a time" in done.out
    poe = [line for line in done.out.splitlines() if "guide poe" in line]
    left_out = (
        "note  guide poe: not confirmed, left out of the rotation unless reminders.include_unconfirmed names it: Poe's page"
    )
    assert [line.startswith(left_out) for line in poe] == [True]


def test_what_leaves_to_others_than_the_chat_is_named() -> None:
    done = privacy_check("doctor")
    assert "ok    siem: none is set: no record leaves" in done.out
    assert "ok    traces: none are set: no span leaves" in done.out
    traced = {"PRIVACY_CHECK_TRACES__URL": "http://collector:4318/v1/traces", "PRIVACY_CHECK_TRACES__SHARE": "0.25"}
    done = privacy_check("doctor", **traced)
    assert done.code == 0
    assert "ok    traces: spans of 25% of the messages to collector:4318; nothing was sent to it now" in done.out


def test_a_broken_guide_is_named_and_stops_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "mine.yaml").write_text("name: Mine\n")
    done = privacy_check("doctor", PRIVACY_CHECK_CONFIG_DIR=str(tmp_path))
    assert done.code == 2
    assert "mine.yaml: assistant: Field required" in done.out
    assert "ok    guide chatgpt" in done.out


def test_broken_recognizers_are_named(tmp_path: Path) -> None:
    for content, words in (
        (
            "nlp: {models: [{lang_code: en, model_name: no_such_model}]}",
            "'no_such_model' is neither a folder nor an installed package",
        ),
        (
            "nlp: {models: [{lang_code: en, model_name: model}]}\npredefined: [{name: Nope}]",
            "Presidio has no recognizer named 'Nope'",
        ),
        (
            "nlp: {models: [{lang_code: en, model_name: model}]}\n"
            "rules: [{name: t, entity_type: T_ID, pattern: 'T-\\d+', matches: [{text: x, value: T-1}], non_matches: [y]}]",
            "rules: t: example 1 of matches is not found",
        ),
        (
            "nlp: {models: [{lang_code: en, model_name: model}]}\n"
            "rules: [{name: t, entity_type: T_ID, pattern: '(?=T)', matches: [{text: x, value: T-1}], non_matches: [y]}]",
            "google-re2",
        ),
    ):
        (tmp_path / "recognizers.yaml").write_text(content)
        done = privacy_check("doctor", PRIVACY_CHECK_CONFIG_DIR=str(tmp_path))
        assert done.code == 2
        assert words in done.out, done.out + done.err


def test_every_other_file_of_the_folder_is_looked_at(tmp_path: Path) -> None:
    for name, content in (("examples.yaml", "number: {}"), ("revocation.yaml", "API_KEY: {}"), ("phrases/sv.yaml", "a: b")):
        (tmp_path / "phrases").mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
        done = privacy_check("doctor", PRIVACY_CHECK_CONFIG_DIR=str(tmp_path))
        assert done.code == 2
        assert f"bad   decision, examples, revocation, phrases: {tmp_path / name}: " in done.out
        (tmp_path / name).unlink()


def test_a_rule_of_ones_own_is_used(tmp_path: Path) -> None:
    (tmp_path / "recognizers.yaml").write_text(
        "nlp: {models: [{lang_code: en, model_name: model}]}\n"
        "rules: [{name: ticket, entity_type: TICKET_ID, pattern: '\\bACME-\\d{4,6}\\b', "
        "matches: [{text: see ACME-12345, value: ACME-12345}], non_matches: [see OTHER-12345]}]"
    )
    done = privacy_check("redact", stdin="see ACME-99881 now", PRIVACY_CHECK_CONFIG_DIR=str(tmp_path))
    assert done.out == "see [TICKET_ID_1] now"


def test_a_name_in_the_settings_that_means_nothing_is_one_line(tmp_path: Path) -> None:
    wrong = "reminders: {without: [grokk, poe], include_unconfirmed: [poee]}\nplatforms: {slak: {}}"
    (tmp_path / "privacy-check.yaml").write_text(wrong)
    done = privacy_check("doctor", cwd=tmp_path)
    assert done.code == 2
    bad = [line for line in done.out.splitlines() if line.startswith("bad")]
    there = ", ".join(sorted(load_guides()[0]))
    assert bad == [
        "bad   settings: privacy-check.yaml: platforms.slak: there is no platform of that name; known: discord, playground, slack",
        f"bad   reminders: privacy-check.yaml: reminders.without: 'grokk' is no guide; there are: {there}",
        f"bad   reminders: privacy-check.yaml: reminders.include_unconfirmed: 'poee' is no guide; there are: {there}",
    ]
    for command in (("run", "playground"), ("remind", "--dry-run")):
        done = privacy_check(*command, cwd=tmp_path, PRIVACY_CHECK_DATA_DIR=str(tmp_path))
        line = f"privacy-check: settings: reminders.without: 'grokk' is no guide; there are: {there}\n"
        assert (done.code, done.err[-len(line) :]) == (2, line)


def test_a_misspelt_variable_is_told() -> None:
    done = privacy_check("doctor", SLACK_BOT_TOKN="x")
    assert done.code == 2
    assert "environment: SLACK_BOT_TOKN: is read by nothing; do you mean SLACK_BOT_TOKEN?" in done.out
