"""Decides once a text who is a person, and finds what else the text calls them: "Will said", a.smith, asmith."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from config.lexicon import shipped_lexicon
from config.public_people import plain, public_people

from ...finding import Evidence, Finding, Role
from .overlaps import disjoint

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HANDLE = re.compile(r"(?<![\w.@/+-])@?(?P<handle>[a-z][a-z0-9]*(?:[._-][a-z0-9]+){0,2})(?![\w@/]|[.-]\w|\()")
_LEXICON = shipped_lexicon()
_ALSO_WORDS = _LEXICON.words("word_and_name")
_AFTER_A_WORD = _LEXICON.words("after_ordinary_word")
_BEFORE_A_WORD = _LEXICON.words("before_ordinary_word")
_PLACES_BEFORE = _LEXICON.words("place_preposition")
_MONTHS = frozenset({"may", "june", "april", "august", "summer", "autumn"})
_NEXT = re.compile(r"[ ]?(?P<word>[^\W\d_]+|[^\w\s]|\d)?")
_LAST = re.compile(r"(?:(?P<word>[^\W\d_]+)|(?P<digit>\d\.?))[ ]\Z")
# William "Bill" Harker.
_NICKNAME = re.compile(r"[ ](?:\"[^\W\d_]{2,20}\"|“[^\W\d_]{2,20}”|'[^\W\d_]{2,20}'|\([^\Wa-zß-ÿ\d_][^\W\d_]{1,20}\))[ ]")
_SENTENCE_ENDS = re.compile(r"(?:\A|[.!?:;\n>*\"“(-])\s*\Z")
_POSSESSIVE = re.compile(r"['’]s\b")
_SURE = frozenset({Evidence.SPEAKER, Evidence.LABEL, Evidence.CONTEXT, Evidence.CHECKSUM, Evidence.PREFIX})
_KINDS = frozenset({"PERSON", "LOCATION"})
# What a rule finds whose name ends in one of these is somebody's only if it stands right behind a person's name: in full, or any.
_BESIDE_ANY = "beside_a_person"
_BESIDE = ("beside_a_name", _BESIDE_ANY)
_LED_TO = re.compile(r"[\s\u200b]{0,2}[,;|،、(/·–—-]?[\s\u200b]{0,3}")
# "Abdi W.": a full stop that belongs to the name.
_INITIAL = re.compile(r"[ -][^\W\d_]\Z")
# Behind an author's or a speaker's name stands the day of a text or a change.
# "Rossi Mario": a capitalised word before the name that the model reads, where a line or a clause begins.
_FAMILY_FIRST = re.compile(r"(?:\A|[\n;:,(|])[ ]?[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,20}[ ]\Z")
_MADE_BY = re.compile(
    r"(?:(?<![^\W\d_])(?:by|author|von|par|de|auteur|autor[ea]?|copyright|signed|modified|created|updated|reviewed|edited|"
    r"posted|written|published|photo|foto|source)(?![^\W\d_])[ :]{0,3}|@|©[ ]?|//[ ]?|--[ ]?|(?:^|\n)[#*][ ]?)\Z",
    re.IGNORECASE,
)
_BEFORE, _LONGEST, _MIN_HANDLE, _MIN_PART, _FARTHEST = 24, 4, 4, 3, 6


@dataclass(frozen=True, slots=True)
class _Named:
    """One finding of a person or a place, and its words in small letters."""

    finding: Finding
    words: tuple[str, ...]


def united_people(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings with one type for each name, and with what else the text calls its people.

    Findings: sorted and disjoint, before and after. Linear in the text's length and the number of findings.
    """
    findings = list(_whole_names(text, findings))
    named = [_Named(f, _words(text[f.start : f.end])) for f in findings if f.entity_type in _KINDS]
    if not any(each.finding.entity_type == "PERSON" for each in named):
        return list(findings)
    people = _people(text, named)
    typed = [_typed(text, finding, people) for finding in findings]
    more = [*_ordinary_words(text, typed, people), *_handles(text, people)]
    return disjoint(text, [*typed, *_free(typed, more)])


def beside_people(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those of a rule named ``…beside_a_name`` whose value nowhere stands right behind somebody's full name.

    Of a rule named ``…beside_a_person``, a part of a name is enough.
    Findings: in any order, and they may overlap: a value that is nobody's must not win over what else it may be. Linear in their number.
    """
    values = [each for each in findings if each.source.endswith(_BESIDE)]
    if not values:
        return list(findings)
    people: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.entity_type == "PERSON":
            people[finding.end].append(finding)

    def before(value: Finding) -> Iterator[Finding]:
        return (each for end in range(value.start - _FARTHEST, value.start + 1) for each in people.get(end, ()))

    somebodys = (each for each in values if any(_is_somebodys(text, person, each) for person in before(each)))
    kept = {text[each.start : each.end] for each in somebodys}
    return [each for each in findings if not each.source.endswith(_BESIDE) or text[each.start : each.end] in kept]


def _is_somebodys(text: str, person: Finding, value: Finding) -> bool:
    """Whether the person is named in full, made no text on that day, and is not known to everybody."""
    name = text[person.start : person.end]
    shortened = text.startswith(".", person.end) and _INITIAL.search(name) is not None
    if not _LED_TO.fullmatch(text, person.end + shortened, value.start):
        return False
    before = text[max(0, person.start - _BEFORE) : person.start]
    named = len(_words(name)) > 1 or not (name[:1].isupper() or name[:1].islower()) or _FAMILY_FIRST.search(before) is not None
    full = value.source.endswith(_BESIDE_ANY) or named
    return full and not _MADE_BY.search(before) and plain(name) not in public_people()


def _whole_names(text: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with two halves of a name made one: each was found, as the text names the person in other ways, too."""
    last: Finding | None = None
    for finding in findings:
        if last and _are_halves(text, last, finding):
            last = replace(last, end=finding.end, score=max(last.score, finding.score), roles=last.roles | finding.roles)
            continue
        if last:
            yield last
        last = finding
    if last:
        yield last


def _are_halves(text: str, first: Finding, second: Finding) -> bool:
    between = text[first.end : second.start]
    both = first.entity_type == second.entity_type == "PERSON" and (between == " " or _NICKNAME.fullmatch(between) is not None)
    halves = (text[finding.start : finding.end] for finding in (first, second))
    return both and all(value[:1].isupper() and _WORD.fullmatch(value) for value in halves)


def _words(value: str) -> tuple[str, ...]:
    return tuple(_POSSESSIVE.sub("", word).casefold() for word in _WORD.findall(value))


class _People:
    """Whom the text names. Surely: by a head of speech, a title, or in full; words: every word of their names, with the finding."""

    def __init__(self) -> None:
        self.full: dict[tuple[str, ...], Finding] = {}
        self.words: dict[str, Finding] = {}
        self.surely: set[str] = set()


def _people(text: str, named: Iterable[_Named]) -> _People:
    """The people of a text, by all mentions."""
    people = _People()
    votes: dict[tuple[str, ...], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    every = list(named)
    for each in every:
        votes[each.words][each.finding.entity_type] += _weight(text, each.finding)
    for each in every:
        vote = votes[each.words]
        if each.words and vote["PERSON"] >= vote["LOCATION"] and each.finding.entity_type == "PERSON":
            _add(people, text, each)
    return people


def _weight(text: str, finding: Finding) -> float:
    """How much a mention says: what words around it say counts more than the model."""
    if finding.evidence in _SURE or Role.ADDRESS in finding.roles:
        return 3.0
    before = _LAST.search(text[max(0, finding.start - _BEFORE) : finding.start])
    placed = before is not None and (before["word"] or "").casefold() in _PLACES_BEFORE
    if finding.entity_type == "LOCATION":
        return 1.5 if placed else 0.6
    return 0.3 if placed else 1.0


def _add(people: _People, text: str, each: _Named) -> None:
    finding, words = each.finding, each.words
    sure = finding.evidence in _SURE
    if len(words) > 1 and len(words) <= _LONGEST:
        people.full.setdefault(words, finding)
    for word in words if len(words) <= _LONGEST else ():
        if len(word) >= _MIN_PART:
            known = people.words.setdefault(word, finding)
            if sure and known.evidence not in _SURE:
                people.words[word] = finding
            if sure or (len(words) > 1 and text[finding.start].isupper()):
                people.surely.add(word)


def _typed(text: str, finding: Finding, people: _People) -> Finding:
    """A place that the model read becomes a person, if the text has made its words one."""
    if finding.entity_type != "LOCATION" or finding.evidence is not Evidence.MODEL or finding.roles:
        return finding
    words = _words(text[finding.start : finding.end])
    if not words or any(map(str.isdecimal, text[finding.start : finding.end])):
        return finding
    before = _LAST.search(text[max(0, finding.start - _BEFORE) : finding.start])
    placed = before is not None and (before["word"] or "").casefold() in _PLACES_BEFORE
    known = [people.words.get(word) for word in words]
    if not all(known) or (placed and not all(word in people.surely for word in words)):
        return finding
    person = next(each for each in known if each)
    return replace(finding, entity_type="PERSON", score=max(finding.score, person.score))


def _ordinary_words(text: str, findings: Sequence[Finding], people: _People) -> Iterator[Finding]:
    """Further mentions of people whose name is a word: "Will said no", but not "Will you?", "in May"."""
    asked = {word: people.words[word] for word in people.surely & _ALSO_WORDS}
    if not asked:
        return
    for word in _WORD.finditer(text):
        plain = _POSSESSIVE.sub("", word[0])
        person = asked.get(plain.casefold())
        if person and plain.istitle() and _used_as_name(text, word.start(), word.start() + len(plain)):
            yield _mention(word.start(), word.start() + len(plain), person)


def _used_as_name(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital stands as a name does."""
    behind = _NEXT.match(text, end)
    following = (behind["word"] or "").casefold() if behind else ""
    if following in _AFTER_A_WORD:
        return False
    before = text[max(0, start - _BEFORE) : start]
    last = _LAST.search(before)
    if last and ((last["word"] or "").casefold() in _BEFORE_A_WORD or last["digit"]):
        return False
    if text[start:end].casefold() in _MONTHS and (following.isdecimal() or (last is None and not following.isalpha())):
        return False
    # At the start of a sentence only what follows tells: nothing but a word or a comma does.
    return _SENTENCE_ENDS.search(before) is None or following.isalpha() or following in (",", "'", "’", "!", "?", ":")


def _handles(text: str, people: _People) -> Iterator[Finding]:
    """User names that are made of one person's name: asmith, a.smith, anna_smith."""
    made: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words in people.full:
        for handle in handles_of(words[0], words[-1]):
            made[handle].add(words)
    for match in _HANDLE.finditer(text) if made else ():
        owners = made.get(re.sub(r"[._-]", "", match["handle"]), set())
        fullest = max(owners, key=lambda words: len("".join(words)), default=())
        if fullest and all(_is_form(words, fullest) for words in owners):
            yield _mention(match.start("handle"), match.end("handle"), people.full[fullest])


def _is_form(words: Sequence[str], fullest: Sequence[str]) -> bool:
    """Whether a name may be another form of a fuller one: "O. Farquharson" of "Ottoline Farquharson"."""
    return all(any(longer == word or (len(word) == 1 and longer.startswith(word)) for longer in fullest) for word in words)


def handles_of(first: str, last: str) -> Iterator[str]:
    """User names of a given and a family name, both in small letters, without marks between: asmith, annasmith, smitha."""
    made = (first + last, first[0] + last, last + first, last + first[0], first + last[0])
    yield from (handle for handle in made if len(handle) >= _MIN_HANDLE and handle.isascii())


def _mention(start: int, end: int, person: Finding) -> Finding:
    return Finding(start, end, "PERSON", person.score, person.source, Evidence.MODEL)


def _free(findings: Sequence[Finding], more: Iterable[Finding]) -> Iterator[Finding]:
    """Those that overlap nothing that was found before."""
    taken: Mapping[int, None] = dict.fromkeys(at for f in findings for at in range(f.start, f.end))
    for finding in more:
        if not any(at in taken for at in range(finding.start, finding.end)):
            yield finding
