"""How well names are found by where they come from: made-up people in sentences that the name model was not trained on.

Usage: python -m benchmarks.origins. Prints the table of the model card; a test holds that no origin is far below the mean.
"""

import random
import statistics
from collections.abc import Mapping

from faker import Faker

from bots.checking import build_checker
from config.settings import Settings
from core.checker import Checker

from .sets.measure import check
from .training.generate import ROMANISED, Filler

ORIGINS = {
    "US, UK, Canada, Australia": ("en_US", "en_GB", "en_CA", "en_AU"),
    "Germany, Austria, Switzerland": ("de_DE", "de_AT", "de_CH"),
    "France": ("fr_FR",),
    "Spain, Mexico": ("es_ES", "es_MX"),
    "Italy": ("it_IT",),
    "Portugal, Brazil": ("pt_PT", "pt_BR"),
    "Netherlands": ("nl_NL",),
    "Poland": ("pl_PL",),
    "Czechia, Slovakia": ("cs_CZ", "sk_SK"),
    "Nordic": ("sv_SE", "da_DK", "no_NO", "fi_FI"),
    "Baltic": ("et_EE", "lt_LT", "lv_LV"),
    "Hungary, Romania": ("hu_HU", "ro_RO"),
    "Croatia, Slovenia": ("hr_HR", "sl_SI"),
    "Turkey": ("tr_TR",),
    "India": ("en_IN",),
    "Indonesia": ("id_ID",),
    "Nigeria (Yoruba)": ("yo_NG",),
    "South Africa (Zulu)": ("zu_ZA",),
}
# Written for this measurement; none stands in the training templates.
SENTENCES = (
    "Could you forward the signed form to {full} before noon?",
    "{full} never got the parcel, so please send another one.",
    "the refund for {full} was booked twice",
    "Spoke with {first} from accounting, nothing new so far.",
    "I owe {first} a beer for that fix",
    "{first} moved the standup, see the calendar.",
    "Our tenant {full} complains about noise again.",
    "minutes: {full} presents the budget, {first} takes notes",
    "Ask {full}; she knows where the keys are.",
    "Applicant: {full}, second interview went fine",
    "yesterday {first} fell off the ladder and broke an arm",
    "The contract names {full} as the only heir.",
)
PEOPLE = 40


def recall(checker: Checker, names: list[tuple[str, str]], dice: random.Random) -> float:
    """The share of names, given or whole, of which at least half is covered."""
    found = total = 0
    for given, family in names:
        for sentence in dice.sample(SENTENCES, 4):
            for slot, value in (("{full}", f"{given} {family}"), ("{first}", given)):
                if slot not in sentence:
                    continue
                text = sentence.replace("{full}", f"{given} {family}").replace("{first}", given)
                start = text.index(value)
                covered = {i for f in check(checker, text, asked=True).findings for i in range(f.start, f.end)}
                found += 2 * len(covered & set(range(start, start + len(value)))) >= len(value)
                total += 1
    return found / total


def people(seed: int = 3) -> dict[str, list[tuple[str, str]]]:
    """(Given, family) names by origin, always the same ones for a seed."""
    dice, made = random.Random(seed), dict[str, list[tuple[str, str]]]()
    for origin, locales in ORIGINS.items():
        fakers = [Faker(locale) for locale in locales]
        for faker in fakers:
            faker.seed_instance(seed)
        made[origin] = [(one.first_name(), one.last_name()) for one in (dice.choice(fakers) for _ in range(PEOPLE))]
    for origin, locale in zip(("Japan, romanised", "China, romanised", "Taiwan, romanised"), ROMANISED, strict=True):
        faker = Faker(locale)
        faker.seed_instance(seed)
        parts = [faker.romanized_name().split() for _ in range(PEOPLE)]
        # In Taiwan the family's name stands first, in capitals.
        made[origin] = [(part[-1].title(), part[0].title()) if part[0].isupper() else (part[0], part[-1]) for part in parts]
    for origin, (given, family) in Filler(seed).origins.items():
        made["Names that are words" if origin == "words" else f"{origin.title()}, romanised"] = [
            (dice.choice(given), dice.choice(family)) for _ in range(PEOPLE)
        ]
    return made


def by_origin(checker: Checker, most: int = PEOPLE) -> Mapping[str, float]:
    """Recall by origin, of so many people of each."""
    dice = random.Random(5)
    return {origin: recall(checker, names[:most], dice) for origin, names in people().items()}


def main() -> None:
    """Prints the table."""
    figures = by_origin(build_checker(Settings(), b"x" * 32))
    print("| origin of the name | recall |\n|---|---|")
    for origin, figure in sorted(figures.items(), key=lambda pair: pair[1]):
        print(f"| {origin} | {figure:.3f} |")
    print(f"| **mean** | **{statistics.mean(figures.values()):.3f}** |")


if __name__ == "__main__":
    main()
