"""Statistics as a picture that reads well on a light and on a dark ground; needs the extra ``charts`` (matplotlib)."""

import io
from importlib.util import find_spec

from config.entities import EntityTypes

from .statistics import Statistics

_MOST_TYPES = 4
_INK, _GROUND = "#1f2937", "#f9fafb"
_COLOURS = ("#2563eb", "#d97706", "#059669", "#9333ea", "#6b7280")


def chart(statistics: Statistics, types: EntityTypes) -> bytes | None:
    """A PNG of 1,200 by 500 pixels on a ground of its own, or None where matplotlib is not installed."""
    if find_spec("matplotlib") is None:
        return None
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 5), dpi=100, facecolor=_GROUND, layout="constrained")
    FigureCanvasAgg(figure)
    left, right = figure.subplots(1, 2)
    labels = [f"{week:%d %b}" for week in statistics.weeks]
    below = [0] * len(labels)
    for number, (name, heights) in enumerate(_series(statistics, types)):
        left.bar(labels, heights, bottom=below, label=name, color=_COLOURS[number], hatch=("", "//", "..", "xx", "--")[number])
        below = [low + height for low, height in zip(below, heights, strict=True)]
    right.plot(labels, statistics.confirmed, color=_COLOURS[0], marker="o", linewidth=2.5)
    for axes, title in ((left, "Findings by week"), (right, "Confirmations so far")):
        axes.set_title(title, color=_INK, fontsize=15)
        axes.set_facecolor(_GROUND)
        axes.tick_params(colors=_INK, labelsize=11)
        axes.set_ylim(bottom=0)
        axes.yaxis.get_major_locator().set_params(integer=True)
        axes.spines[["top", "right"]].set_visible(False)
    if statistics.total:
        left.legend(fontsize=11)
    picture = io.BytesIO()
    figure.savefig(picture, format="png", metadata={"Software": None})
    return picture.getvalue()


def _series(statistics: Statistics, types: EntityTypes) -> list[tuple[str, list[int]]]:
    """The most frequent kinds and the rest, a height a week."""
    kinds = [kind for kind, _ in statistics.by_type()[:_MOST_TYPES]]
    series = [(types[kind].plural, [week.get(kind, 0) for week in statistics.alarms]) for kind in kinds]
    rest = [sum(number for kind, number in week.items() if kind not in kinds) for week in statistics.alarms]
    return [*series, ("other" if kinds else "all kinds", rest)] if any(rest) or not kinds else series
