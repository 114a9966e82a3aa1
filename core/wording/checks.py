"""Every sentence about a check that people read: one function a reply, free of any platform."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from config.entities import EntityTypes

from ..finding import Evidence, Finding
from ..message import MessageRef
from ..paste.code import is_code
from ..paste.kinds import Paste, PasteKind
from ..ports import Capabilities
from ..reply import Action, Audience, Block, Button, Buttons, Fields, Form, Paragraph, Redacted, Reply, Style, Verb
from ..verdict import FileVerdict, Reason, ReasonKind, Severity, Uncounted, Verdict
from .copies import copy_button
from .unread_files import unread_kinds

_KINDS = {
    PasteKind.PROMPT: "a prompt for an AI assistant",
    PasteKind.AI_CONVERSATION: "a conversation with an AI assistant",
    PasteKind.CHAT_LOG: "a chat log",
    PasteKind.EMAIL_THREAD: "an e-mail thread",
    PasteKind.TABLE: "a table or record",
    PasteKind.SHARE_LINK: "a link to an AI conversation",
    PasteKind.TALK: "a message",
}
_EVIDENCE = {
    Evidence.CHECKSUM: "its check digits are valid",
    Evidence.PREFIX: "its format is unmistakable",
    Evidence.LABEL: "the words beside it say so",
    Evidence.CONTEXT: "nearby words say so",
    Evidence.FORMAT: "it is formatted like one",
    Evidence.SPEAKER: "it starts a line of the chat",
    Evidence.MODEL: "it reads like one",
}
# Behind one value and behind several.
_PROOFS = {
    Evidence.CHECKSUM: (" that passes its checksum", " that pass their checksum"),
    Evidence.PREFIX: (" in an unmistakable format", " in an unmistakable format"),
    Evidence.LABEL: (", as the words beside it say", ", as the words beside them say"),
    Evidence.CONTEXT: (", as nearby words say", ", as nearby words say"),
    Evidence.FORMAT: (" in its usual form", " in their usual form"),
}
_MENU = "More"
# The argument of a button that asks before it does anything.
ASK = "ask"
_MOST_IN_A_BURST = 4
_IN_A_BURST = (Verb.DELETE, Verb.NOT_A_LEAK, Verb.WHY)
_SECRETS = frozenset({"API_KEY", "PASSWORD", "PRIVATE_KEY", "JWT", "COOKIE", "SEED_PHRASE"})
_MOST_UNCOUNTED = 6
_SURE = (Evidence.CHECKSUM, Evidence.PREFIX, Evidence.LABEL)
_HEADS = {
    Severity.CRITICAL: "This needs your attention now",
    Severity.HIGH: "This looks sensitive",
    Severity.MEDIUM: "This looks personal",
    Severity.LOW: "A small privacy hint",
    Severity.NONE: "Nothing to worry about",
}


def upper(text: str) -> str:
    """The text with a capital at its head; the rest stays (IBAN)."""
    return text[:1].upper() + text[1:]


def number_of(count: int, one: str, many: str) -> str:
    """The number with the noun that goes with it: "1 file", "2 files"."""
    return f"{count} {one if count == 1 else many}"


def article(noun: str) -> str:
    """The noun with "a" or "an"."""
    vowel = noun[:1].casefold() in "aeio" or noun.startswith(("IB", "N", "MAC", "SSN"))
    return f"{'an' if vowel and not noun.casefold().startswith(('us ', 'uk ', 'one', 'na')) else 'a'} {noun}"


def counted(counts: Iterable[tuple[str, int]], types: EntityTypes) -> str:
    """Types and counts as a person says them: "2 names, a payment card number and 3 phone numbers"."""
    parts = [f"{n} {types[kind].plural}" if n > 1 else article(types[kind].name) for kind, n in counts]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else "nothing"


def sentence(reason: Reason, types: EntityTypes) -> str:
    """A reason as a sentence that a person understands."""
    what = counted([(reason.entity_type, max(1, reason.count))], types) if reason.entity_type else ""
    match reason.kind:
        case ReasonKind.ALONE:
            one, many = _PROOFS.get(reason.evidence, ("", "")) if reason.evidence else ("", "")
            return what + (many if reason.count > 1 else one)
        case ReasonKind.TOGETHER:
            return f"{what}, together with the rest"
        case ReasonKind.MANY:
            return what
        case ReasonKind.PASTE:
            return f"it is {_KINDS[PasteKind(reason.entity_type)]}"
        case ReasonKind.OTHERS:
            return f"it is a conversation between {reason.count} people, who may not expect it here"
        case ReasonKind.OUTSIDERS:
            return "people outside the organisation can read it"
        case ReasonKind.ASSISTANT:
            return "it goes to an AI assistant"
        case ReasonKind.SHARE_LINK:
            return "a public link to an AI conversation: anyone who has it can read the whole conversation"
        case ReasonKind.STRICT:
            return "checks are set to strict here"
        case ReasonKind.UNREAD:
            return f"{_files_of(reason.count)} could not be checked"


def sentences(reasons: Sequence[Reason], types: EntityTypes) -> list[str]:
    """All reasons as sentences."""
    return [sentence(reason, types) for reason in reasons]


def headline(verdict: Verdict, types: EntityTypes) -> str:
    """The verdict in one line. Of files that were not read it says just that."""
    counts, number = list(verdict.counts.items()), len(verdict.unread)
    unread = upper(" and ".join(filter(None, (_were(number, "not read"), _were(len(verdict.read_in_part), "read only in part")))))
    after = f" {unread}." if unread else ""
    if counts:
        quiet = unread and verdict.decision.severity is Severity.NONE
        head = "Found in what could be read" if quiet else _HEADS[verdict.decision.severity]
        return f"{head}: {counted(counts, types)}.{after}"
    if any(reason.kind is ReasonKind.SHARE_LINK for reason in verdict.decision.reasons):
        return f"A link to an AI conversation was found.{after}"
    if not unread:
        return "No personal data or secrets were found."
    if verdict.redaction.visible.strip() or number < len(verdict.files):
        return f"{unread}; in the rest, no personal data or secrets were found."
    return f"{unread}, so what {'it contains' if number == 1 else 'they contain'} is unknown."


def _were(count: int, how: str) -> str:
    return f"{_files_of(count)} {'was' if count == 1 else 'were'} {how}" if count else ""


def _files_of(count: int) -> str:
    return "one file" if count == 1 else f"{count} files"


def _about(paste: Paste) -> str:
    if paste.of_others:
        who = f"This is {_KINDS[paste.kind]} of {paste.people} people."
        return f"{who} They may not know that it is being shared, so please ask them first."
    if paste.kind in (PasteKind.PROMPT, PasteKind.AI_CONVERSATION):
        return f"This is {_KINDS[paste.kind]}. The redacted version works just as well there, and the answer can be restored."
    return ""


def _share_links(paste: Paste) -> list[Block]:
    asked = [link for link in paste.links if link.ambiguous]
    shared = [link for link in paste.links if not link.ambiguous and not link.private]
    blocks: list[Block] = []
    if shared:
        names = ", ".join(dict.fromkeys(link.assistant for link in shared))
        blocks.append(
            Paragraph(f"Anyone with a shared link ({names}) can read the whole conversation until you stop sharing it.")
        )
    if asked:
        blocks.append(Paragraph("Is this conversation shared publicly? Its address looks the same either way."))
    return blocks


def _files(files: Sequence[FileVerdict], types: EntityTypes) -> list[Block]:
    """One paragraph a file, so that many findings take no buttons their room."""
    blocks: list[Block] = []
    for file in files:
        lines = [f"{file.name} was not read. {file.error}"] if file.error else []
        if file.unread_parts:
            lines.append(f"{file.name} was read only in part. Not read: {unread_kinds(Counter(file.unread_parts))}.")
        lines += [f"{file.name}: {counted(Counter(file.named).items(), types)} in its name"] if file.named else []
        for finding, place in list(zip(file.findings, file.places, strict=True))[:10]:
            lines.append(f"{file.name}, {place}: {article(types[finding.entity_type].name)}")
        lines += [f"{file.name}: {len(file.findings) - 10} more"] if len(file.findings) > 10 else []
        blocks += [Paragraph("\n".join(lines))] if lines else []
    return blocks


def _redacted(verdict: Verdict) -> list[Block]:
    blocks: list[Block] = [Redacted(verdict.redaction.visible, "Redacted version")] if verdict.findings else []
    blocks += [Redacted(f.redaction.visible, f"Redacted: {f.name}") for f in verdict.files if f.redaction and f.findings]
    return blocks


def notice(verdict: Verdict, ref: MessageRef, can: Capabilities, types: EntityTypes) -> Reply:
    """What the author is told, alone: what was seen (never the values), the redacted version, ways to put it right."""
    blocks: list[Block] = [Paragraph(headline(verdict, types), strong=True)]
    about = _about(verdict.paste)
    blocks += [Paragraph(about)] if about else []
    blocks += _share_links(verdict.paste)
    blocks += _files(verdict.files, types)
    blocks += _redacted(verdict)
    blocks.append(_with_menu(_notice_buttons(verdict, ref, can), can))
    return Reply(Audience.AUTHOR, tuple(blocks))


def burst(told: Sequence[tuple[Verdict, MessageRef]], can: Capabilities, types: EntityTypes) -> Reply:
    """One notice for several messages that one author wrote in one place; for one it is the ordinary notice."""
    if len(told) == 1:
        return notice(*told[0], can, types)
    blocks: list[Block] = [Paragraph(f"{len(told)} more of your messages here look sensitive", strong=True)]
    for verdict, ref in told[:_MOST_IN_A_BURST]:
        blocks += [Paragraph(headline(verdict, types)), *_redacted(verdict)]
        blocks.append(Buttons(tuple(b for b in _notice_buttons(verdict, ref, can) if b.action.verb in _IN_A_BURST)))
    if len(told) > _MOST_IN_A_BURST:
        more = len(told) - _MOST_IN_A_BURST
        blocks.append(Paragraph(f"And {more} more. Please look through what you have posted here recently."))
    return Reply(Audience.AUTHOR, tuple(blocks))


def _with_menu(buttons: tuple[Button, ...], can: Capabilities) -> Buttons:
    """What deletes asks first where it stands in a menu, in which one slips easily; where it can be undone it need not."""
    row = Buttons(buttons, _MENU)
    if can.demonstration:
        return row
    careful = (replace(b, action=replace(b.action, argument=ASK)) if b.style is Style.DANGER else b for b in row.in_menu)
    return Buttons((*row.in_row, *careful), _MENU)


def _notice_buttons(verdict: Verdict, ref: MessageRef, can: Capabilities) -> tuple[Button, ...]:
    """The main one first, then the second, then what a menu may hold."""
    buttons = []
    if can.repost_as_author and verdict.findings:
        buttons.append(Button("Post redacted for me", Action(Verb.POST_REDACTED, ref), Style.PRIMARY))
    buttons += [replace(copy_button(ref), style=Style.PLAIN if buttons else Style.PRIMARY)] if _copyable(verdict) else []
    if _SECRETS & verdict.counts.keys():
        style = Style.PLAIN if buttons else Style.PRIMARY
        buttons.append(Button("How do I revoke this?", Action(Verb.REVOKE, ref), style))
    if can.compare_view and verdict.findings:
        buttons.append(Button("Compare side by side", Action(Verb.COMPARE, ref)))
    buttons.append(Button("Delete my message", Action(Verb.DELETE, ref), Style.DANGER))
    if verdict.counts or verdict.paste.links:
        buttons.append(Button("Not a leak", Action(Verb.NOT_A_LEAK, ref)))
    buttons.append(Button("Why?", Action(Verb.WHY, ref)))
    shared = [link.assistant for link in verdict.paste.links if not link.private]
    if shared:
        buttons.append(Button("How do I unshare the link?", Action(Verb.SHOW_HOW, argument=f"{shared[0]}/shared")))
    buttons.append(Button("Pause notices", Action(Verb.PAUSE, ref)))
    return tuple(buttons)


def _copyable(verdict: Verdict) -> bool:
    return any(file.findings for file in verdict.files)


def replaced(verdict: Verdict, types: EntityTypes) -> str:
    """What a redacted version hides; of code also that it is not whole, so that nobody runs a pasted command as it is."""
    counts = Counter(f.entity_type for f in verdict.findings)
    code = any(map(is_code, (verdict.redaction.raw, verdict.redaction.visible)))
    warning = " A command or a file copied from it will not work as it is." if code else ""
    return f"It hides {counted(counts.most_common(), types)}.{warning}"


def answer(verdict: Verdict, types: EntityTypes, marks: Sequence[Block] = (), about: MessageRef | None = None) -> Reply:
    """The answer to ``/privacy-check TEXT``. Marks: what of it is marked as not a leak; it is told all the same.

    About: the message of whoever asked, if it can be read again.
    """
    blocks: list[Block] = [Paragraph(headline(verdict, types), strong=True)]
    if verdict.paste.kind is not PasteKind.TALK:
        blocks.append(Paragraph(f"This is {_KINDS[verdict.paste.kind]}."))
    if verdict.counts:
        blocks.append(Fields(tuple((upper(types[kind].plural), str(n)) for kind, n in verdict.counts.items())))
    if verdict.decision.reasons:
        blocks.append(Paragraph("Why: " + "; ".join(sentences(verdict.decision.reasons, types)) + "."))
    elif verdict.findings:
        blocks.append(Paragraph("In an ordinary chat, I would not have mentioned this."))
    blocks += [*marks, *_share_links(verdict.paste), *_files(verdict.files, types), *_redacted(verdict)]
    blocks += [Buttons((copy_button(about),))] if about and _copyable(verdict) else []
    return Reply(Audience.AUTHOR, tuple(blocks))


def why(verdict: Verdict, types: EntityTypes) -> Reply:
    """Sure findings apart from possible ones, with what makes each believed."""
    every = [*verdict.findings, *(f for file in verdict.files for f in file.findings)]
    sure = [f for f in every if f.evidence in _SURE]
    possible = [f for f in every if f.evidence not in _SURE]
    blocks: list[Block] = [Paragraph("Why this was flagged", strong=True)]
    if verdict.decision.reasons:
        blocks.append(Paragraph(upper("; ".join(sentences(verdict.decision.reasons, types))) + "."))
    for title, group in (("Sure", sure), ("Possible", possible)):
        if group:
            blocks.append(Paragraph(f"{title}: " + "; ".join(_explained(group, types)) + "."))
    if verdict.uncounted:
        blocks.append(Paragraph("Not counted: " + "; ".join(_uncounted(verdict.uncounted, types)) + "."))
    blocks.append(Paragraph("I never store your message, only what kind of data it contained, how often, when and where."))
    return Reply(Audience.AUTHOR, tuple(blocks))


def _explained(findings: Sequence[Finding], types: EntityTypes) -> list[str]:
    groups: dict[tuple[str, Evidence], int] = {}
    for finding in findings:
        group = (finding.entity_type, finding.evidence)
        groups[group] = groups.get(group, 0) + 1
    return [f"{counted([(kind, n)], types)} ({_EVIDENCE[evidence]})" for (kind, evidence), n in groups.items()]


def _uncounted(each: Sequence[Uncounted], types: EntityTypes) -> list[str]:
    """The most frequent first, the rest as a number."""
    said = [f"{counted([(one.entity_type, one.count)], types)} ({one.because})" for one in each[:_MOST_UNCOUNTED]]
    rest = sum(one.count for one in each[_MOST_UNCOUNTED:])
    return [*said, f"{rest} more"] if rest else said


def form() -> Reply:
    """``/privacy-check`` without text."""
    box = Form("Text to check", "Paste a prompt, a chat or a log. Only you see the answer, and nothing is stored.", "Check")
    return Reply(Audience.AUTHOR, (Paragraph("What should I check?", strong=True), box))


def said(text: str, *, replaces: str = "") -> Reply:
    """One sentence of the bot's own, for the author."""
    return Reply(Audience.AUTHOR, (Paragraph(text),), replaces)


def unchecked() -> Reply:
    """When a check failed: never silence, never "clean"."""
    return said("I could not check all of this because of an error on my side. It was logged without any content.")


def unchecked_message() -> Reply:
    """About a message that nobody asked to check, and that could not be."""
    return said(
        "I could not check all of your message: it took too long, or something failed on my side. "
        "Please look through it yourself."
    )


def kind_name(kind: PasteKind) -> str:
    """A kind of text as people say it."""
    return _KINDS[kind]
