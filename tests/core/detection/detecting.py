"""What the pipeline finds in a text, as tests ask for it."""

from collections.abc import Callable, Sequence

from config.policy import Policy
from core.detection.detector import Detector
from core.detection.names.asking import answered
from core.detection.pipeline import Pipeline
from core.finding import Finding
from core.text import Text


def detected(detector: Detector, text: Text, names: Callable[[Sequence[Finding]], bool]) -> list[Finding]:
    """Names: whether names are looked for, by what rules have found."""
    return answered(Pipeline(detector, Policy()).find(text, (), names), detector.read_names)
