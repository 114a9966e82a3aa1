"""Entity types that settings and files name: one that nothing finds is a slip, which would go unnoticed."""

from collections.abc import Iterable, Iterator

from .decision import load_decision
from .entities import load_entities
from .errors import ConfigError, nearest
from .examples import load_examples
from .labels import load_labels
from .national_numbers import load_national_numbers
from .pages import TYPES
from .policy import Policy
from .presidio import known_recognizers
from .recognizers import load_recognizers
from .settings import Settings

_LISTED = f"{TYPES} lists all"


def unknown_types(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yields the setting or file that names a type that does not exist, and what is wrong in a sentence; raises ConfigError."""
    described = load_entities(settings.config_dir).names
    table = load_decision(settings.config_dir)
    rows = {f"roles: {row.role}": row.of for row in table.roles}
    rows |= {f"combinations: {each.name}": frozenset[str]().union(*each.of) for each in table.combinations}
    files: dict[str, Iterable[str]] = {f"decision.yaml: {row}": of for row, of in rows.items()}
    files["examples.yaml: numbers"] = load_examples(settings.config_dir).numbers
    for where, named in {**_of_policy(settings.policy), **files}.items():
        wrong = sorted(set(named) - described)
        # The rest is read only where somebody names what has no description.
        known = described | _found(settings) if wrong else described
        for name in wrong:
            if name not in known:
                yield where, f"{name!r} is no entity type{nearest(name, known) or f'; {_LISTED}'}"


def known_types(settings: Settings) -> frozenset[str]:
    """All that there are; raises ConfigError."""
    return load_entities(settings.config_dir).names | _found(settings)


def check_types(settings: Settings) -> None:
    """Raises ConfigError if a type is named that does not exist."""
    for where, problem in unknown_types(settings):
        raise ConfigError(f"{where}: {problem}" if ".yaml" in where else f"settings: {where}: {problem}")


def _of_policy(policy: Policy) -> dict[str, Iterable[str]]:
    return {f"policy.{name}": getattr(policy, name) for name in ("ignored_types", "quiet_types")}


def _found(settings: Settings) -> frozenset[str]:
    """Types that need no description: an admin's own, and those of Presidio and of other name models."""
    file = load_recognizers(settings.config_dir)
    presidio = known_recognizers().recognizers
    mapped = file.nlp.ner_model_configuration.get("model_to_presidio_entity_mapping", {})
    return frozenset(
        (
            *(rule.entity_type for rule in file.rules),
            *(kind for each in file.predefined if each.name in presidio for kind in presidio[each.name].entities),
            *(file.ner.labels.values() if file.ner else ()),
            *(mapped.values() if isinstance(mapped, dict) else ()),
            *(number.entity_type for number in load_national_numbers(file.national_numbers)),
            *(kind for language in load_labels(file.labels) for kind in (*language.fields, *language.columns)),
        )
    )
