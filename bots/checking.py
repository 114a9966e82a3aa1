"""From settings to a checker: all that the commands without a memory need, and nothing that loads a database's library."""

import gc
import secrets
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_path

from config.decision import load_decision
from config.entities import EntityTypes, load_entities
from config.examples import load_examples
from config.lexicon import load_lexicon
from config.named_types import check_types, known_types
from config.recognizers import load_recognizers
from config.revocation import Revocation, load_revocation
from config.settings import Settings
from core.checker import Checker
from core.decision.illness import Illness
from core.decision.judge import Judge
from core.decision.roles import Roles
from core.decision.suppressions import Suppressions
from core.detection.detector import Detector
from core.detection.revocable import check_revocation
from core.files.bounds import limits_of
from core.files.reader import FileReader
from core.files.reading_process import ReadingProcesses

from .fingerprint_key import KEY_BYTES, own_key
from .registry import platforms


def build_detector(config_dir: Path | None) -> Detector:
    """Raises ConfigError where recognizers.yaml is wrong."""
    # What is loaded stays: the collector need not look at it again and again, nor a forked process copy it.
    gc.disable()
    try:
        detector = Detector(load_recognizers(config_dir), user_cache_path("privacy-check"))
        gc.freeze()
    finally:
        gc.enable()
    return detector


def build_judge(config_dir: Path | None, types: EntityTypes) -> Judge:
    """Raises ConfigError where examples.yaml or a list of words is wrong."""
    lexicon = load_lexicon(load_recognizers(config_dir).lexicon)
    return Judge(Suppressions(lexicon, load_examples(config_dir)), Roles(lexicon, types), Illness(lexicon, types))


def build_revocation(settings: Settings) -> Mapping[str, Revocation]:
    """How to revoke secrets; raises ConfigError where revocation.yaml is wrong, or names what nothing finds."""
    ways = load_revocation(settings.config_dir)
    check_revocation(ways, load_recognizers(settings.config_dir), known_types(settings))
    return ways


def build_checker(settings: Settings, key: bytes | None = None, detector: Detector | None = None) -> Checker:
    """Key: of fingerprints; without one, a new one, worth nothing elsewhere. Detector: one that is built already.

    Raises ConfigError where recognizers.yaml, entities.yaml, decision.yaml or examples.yaml is wrong, or names no type.
    """
    check_types(settings)
    markups = {name: platform.markup for name, platform in platforms().items()}
    detector = detector or build_detector(settings.config_dir)
    types = load_entities(settings.config_dir)
    key = key or own_key(settings) or secrets.token_bytes(KEY_BYTES)
    table, judge = load_decision(settings.config_dir), build_judge(settings.config_dir, types)
    return Checker(detector, types, table, judge, markups, key=key, files=file_reader(settings))


def file_reader(settings: Settings) -> FileReader:
    """Documents are read in processes of their own, which begin when there is one."""
    limits = limits_of(settings.files)
    return FileReader(limits, ReadingProcesses(limits, settings.load.processes))
