"""Screenshots of conversations, drawn by Pillow in the looks of four chat tools: what they say is known, so reading can be measured.

The conversations are invented, and what is personal in them passes its checksum.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import matplotlib as mpl
from PIL import Image, ImageDraw, ImageFont

LOOKS = ("slack", "discord", "whatsapp", "chatgpt")
_FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"


@dataclass(frozen=True)
class Talk:
    """Two speakers, their turns, and what is personal in them."""

    language: str
    people: tuple[str, str]
    turns: tuple[str, ...]
    personal: tuple[str, ...]


@dataclass(frozen=True)
class Screenshot:
    """A picture, and its lines in the order in which a person reads them."""

    name: str
    picture: Image.Image
    lines: tuple[str, ...]
    personal: tuple[str, ...]


TALKS = (
    Talk(
        "en",
        ("Dana Whitfield", "Ravi Iyer"),
        (
            "Morning! Can you send the refund for Beatriz Carvalho today?",
            "Sure, I only need her details again.",
            "Her e-mail is beatriz.carvalho@lumenova.pt and the phone number is +351 912 345 678.",
            "Thanks. Which card did she pay with?",
            "The card was 4111 1111 1111 1111, it expires in 04/27. Please do not share it.",
            "Done, the money goes to GB33 BUKB 2020 1555 5555 55 by Friday.",
        ),
        ("beatriz.carvalho@lumenova.pt", "+351 912 345 678", "4111 1111 1111 1111", "GB33 BUKB 2020 1555 5555 55"),
    ),
    Talk(
        "de",
        ("Jörg Schäfer", "Annika Weiß"),
        (
            "Guten Morgen, hat sich die Kundin aus München schon gemeldet?",
            "Ja, sie möchte die Überweisung noch diese Woche bekommen.",
            "Ihre Adresse für Rückfragen: karla.huber@beispielhaus.de, mobil +49 151 23456789.",
            "Und welche Bankverbindung soll ich nehmen?",
            "Bitte an DE89 3704 0044 0532 0130 00, Verwendungszweck Größentausch.",
            "Die alte Karte 5555 5555 5555 4444 ist gesperrt, danke für die schnelle Prüfung!",
        ),
        ("karla.huber@beispielhaus.de", "+49 151 23456789", "DE89 3704 0044 0532 0130 00", "5555 5555 5555 4444"),
    ),
    Talk(
        "fr",
        ("Chloé Lefèvre", "Hervé Dubois"),
        (
            "Bonjour, le dossier de la cliente est-il déjà prêt ?",
            "Presque, il manque encore son numéro de téléphone.",
            "Le voici : +33 6 12 34 56 78, et son adresse est maelys.garnier@example.fr.",
            "Merci beaucoup ! Où faut-il envoyer le remboursement ?",
            "Sur le compte FR14 2004 1010 0505 0001 3M02 606, dès que possible.",
            "Très bien, la carte 4242 4242 4242 4242 reste enregistrée à côté.",
        ),
        ("+33 6 12 34 56 78", "maelys.garnier@example.fr", "FR14 2004 1010 0505 0001 3M02 606", "4242 4242 4242 4242"),
    ),
    Talk(
        "es",
        ("Íñigo Muñoz", "Lucía Peña"),
        (
            "¿Tienes ya los datos del señor que llamó ayer por la tarde?",
            "Sí, me los dio esta mañana, pero quería confirmarlos.",
            "Su correo es ramon.quintana@ejemplo.es y su móvil +34 612 345 678.",
            "Perfecto. ¿Y la cuenta para la devolución?",
            "Es la ES91 2100 0418 4502 0005 1332, a nombre de la compañía.",
            "La tarjeta 4012 8888 8888 1881 ya no sirve, así que bórrala, por favor.",
        ),
        ("ramon.quintana@ejemplo.es", "+34 612 345 678", "ES91 2100 0418 4502 0005 1332", "4012 8888 8888 1881"),
    ),
    Talk(
        "pl",
        ("Łukasz Wójcik", "Żaneta Kowalska"),
        (
            "Cześć, czy klientka z Gdańska już odpowiedziała?",
            "Tak, prosiła o zwrot pieniędzy jeszcze w tym tygodniu.",
            "Jej adres to malgorzata.nowak@przyklad.pl, a telefon +48 512 345 678.",
            "Dziękuję. Na które konto mam zrobić przelew?",
            "Na PL61 1090 1014 0000 0712 1981 2874, tytułem zwrot za książkę.",
            "Kartę 3782 822463 10005 proszę usunąć, bo już jest nieważna.",
        ),
        ("malgorzata.nowak@przyklad.pl", "+48 512 345 678", "PL61 1090 1014 0000 0712 1981 2874", "3782 822463 10005"),
    ),
)
_LIGHT = {
    "page": "#ffffff",
    "side": "#f2eef3",
    "text": "#1d1c1d",
    "dim": "#616061",
    "left": "#ffffff",
    "right": "#d9fdd3",
    "wall": "#efeae2",
}
_DARK = {
    "page": "#1a1d21",
    "side": "#2b2d31",
    "text": "#d1d2d3",
    "dim": "#9a9b9e",
    "left": "#202c33",
    "right": "#005c4b",
    "wall": "#0b141a",
}
_NAMES = ("#e542a3", "#1f7aec")


@dataclass
class _Sheet:
    """A picture that is being drawn. Scale: pixels for each pixel of the design."""

    width: int
    height: int
    scale: int
    ground: str
    family: str = "DejaVuSans"
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.picture = Image.new("RGB", (self.width * self.scale, self.height * self.scale), self.ground)
        self.pen = ImageDraw.Draw(self.picture)

    def font(self, size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
        """A font of the sheet's family."""
        return ImageFont.truetype(str(_FONTS / f"{self.family}{'-Bold' if bold else ''}.ttf"), size * self.scale)

    def write(self, x: float, y: float, text: str, colour: str, size: int = 15, *, bold: bool = False) -> float:
        """One line; where it ends."""
        font = self.font(size, bold=bold)
        self.pen.text((x * self.scale, y * self.scale), text, font=font, fill=colour)
        return x + font.getlength(text) / self.scale

    def fill(self, x: float, y: float, width: float, height: float, colour: str, radius: int = 0) -> None:
        """A rectangle."""
        edges = (x * self.scale, y * self.scale, (x + width) * self.scale, (y + height) * self.scale)
        self.pen.rounded_rectangle(edges, radius * self.scale, fill=colour)

    def wrapped(self, text: str, width: float, size: int = 15) -> list[str]:
        """The lines of a text in a column."""
        lines, font = [""], self.font(size)
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if font.getlength(longer) <= width * self.scale:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


def screenshots(looks: Sequence[str] = LOOKS) -> Iterator[Screenshot]:
    """Each talk in each look: light, dark, and one of them at twice the pixels."""
    for at, talk in enumerate(TALKS):
        for number, look in enumerate(looks):
            for dark, scale in ((False, 1), (True, 1), ((at + number) % 2 == 0, 2)):
                yield screenshot(talk, look, dark=dark, scale=scale)


def screenshot(talk: Talk, look: str, *, dark: bool, scale: int) -> Screenshot:
    """One talk in one look."""
    colours = _DARK if dark else _LIGHT
    sheet = _DRAWN[look](talk, colours, scale)
    name = f"{look} {talk.language} {'dark' if dark else 'light'} {scale}x"
    return Screenshot(name, sheet.picture, tuple(sheet.said), talk.personal)


def _desktop(talk: Talk, colours: dict[str, str], scale: int, side: Sequence[str], stamp: str, family: str) -> _Sheet:
    sheet = _Sheet(960, 600, scale, colours["page"], family)
    sheet.fill(0, 0, 200, 600, colours["side"])
    for at, channel in enumerate(side):
        sheet.write(18, 22 + 31 * at, channel, colours["dim"], 14)
        sheet.said.append(channel)
    y = 20.0
    for at, turn in enumerate(talk.turns):
        speaker = talk.people[at % 2]
        sheet.fill(222, y, 36, 36, _NAMES[at % 2], 6)
        end = sheet.write(272, y, speaker, colours["text"], 15, bold=True)
        when = stamp.format(minute=41 + at)
        sheet.write(end + 8, y + 2, when, colours["dim"], 12)
        sheet.said.append(f"{speaker} {when}")
        y += 23
        for line in sheet.wrapped(turn, 640):
            sheet.write(272, y, line, colours["text"])
            sheet.said.append(line)
            y += 22
        y += 18
    return sheet


def _slack(talk: Talk, colours: dict[str, str], scale: int) -> _Sheet:
    return _desktop(
        talk, colours, scale, ("Lumenova", "Threads", "# general", "# support", "# refunds"), "9:{minute} AM", "DejaVuSans"
    )


def _discord(talk: Talk, colours: dict[str, str], scale: int) -> _Sheet:
    side = ("Book club", "# welcome", "# lounge", "# reading")
    return _desktop(talk, colours, scale, side, "Today at 9:{minute} AM", "DejaVuSans")


def _whatsapp(talk: Talk, colours: dict[str, str], scale: int) -> _Sheet:
    sheet = _Sheet(400, 780, scale, colours["wall"])
    sheet.fill(0, 0, 400, 52, colours["side"])
    sheet.write(64, 16, talk.people[1], colours["text"], 16, bold=True)
    sheet.said.append(talk.people[1])
    y = 66.0
    for at, turn in enumerate(talk.turns):
        mine = at % 2 == 1
        lines = sheet.wrapped(turn, 270, 14)
        width = max(sheet.font(14).getlength(line) / scale for line in lines) + 24
        height = 20 * len(lines) + 30
        x = 388 - width if mine else 12
        sheet.fill(x, y, width, height, colours["right" if mine else "left"], 8)
        for row, line in enumerate(lines):
            sheet.write(x + 12, y + 7 + 20 * row, line, colours["text"], 14)
        when = f"09:{41 + at}"
        sheet.write(x + width - 48, y + height - 19, when, colours["dim"], 11)
        sheet.said += [when, *lines]  # as in the header of an exported message
        y += height + 8
    return sheet


def _chatgpt(talk: Talk, colours: dict[str, str], scale: int) -> _Sheet:
    sheet = _Sheet(820, 640, scale, colours["page"])
    sheet.write(24, 16, "ChatGPT", colours["text"], 17)
    sheet.said.append("ChatGPT")
    y = 66.0
    for at, turn in enumerate(talk.turns):
        lines = sheet.wrapped(turn, 460 if at % 2 == 0 else 660, 16)
        if at % 2 == 0:
            width = max(sheet.font(16).getlength(line) / scale for line in lines) + 36
            sheet.fill(780 - width, y, width, 25 * len(lines) + 18, colours["side"], 18)
        for row, line in enumerate(lines):
            sheet.write(780 - width + 18 if at % 2 == 0 else 60, y + 10 + 25 * row, line, colours["text"], 16)
        sheet.said += lines
        y += 25 * len(lines) + 34
    return sheet


_DRAWN = {"slack": _slack, "discord": _discord, "whatsapp": _whatsapp, "chatgpt": _chatgpt}
