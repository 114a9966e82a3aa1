"""Builds Presidio's NLP engine from Presidio's own configuration format; downloads nothing."""

from collections.abc import Callable
from pathlib import Path

import spacy
from presidio_analyzer.nlp_engine import NlpEngine, NlpEngineProvider, SpacyNlpEngine
from thinc.api import use_ops

from config.recognizers import ConfigError, NlpConfiguration

from .inference.engine import FastEngine
from .inference.words import WordLists

NO_MODEL = {"nlp_engine_name": "no_op", "models": [{"lang_code": "en", "model_name": "none"}]}


def no_engine() -> NlpEngine:
    """An engine without a model, for when something else finds the names."""
    return NlpEngineProvider(nlp_configuration=NO_MODEL).create_engine()


def create_engine(configuration: NlpConfiguration, known: WordLists, likely: Callable[[str], bool] = bool) -> NlpEngine:
    """Known: what the model may ask about a word.

    Likely: whether what stands between spaces may be a name, or part of one, in a text where names have capitals.

    Raises ConfigError where the model is not on this machine: nothing is ever downloaded.
    """
    for model in configuration.models:
        name = model["model_name"]
        if not isinstance(name, str):
            continue
        if not Path(name).exists() and not spacy.util.is_package(name):
            raise ConfigError(
                f"recognizers.yaml: nlp.models: {name!r} is neither a folder nor an installed package; install it or name a folder"
            )
    # A model keeps the backend it was loaded with: numpy's BLAS multiplies nearly twice as fast as the library's own.
    try:
        with use_ops("numpy", use_blis=False):
            engine = NlpEngineProvider(nlp_configuration=configuration.as_presidio()).create_engine()
    except (ValueError, TypeError, LookupError, AttributeError, OSError, ImportError) as error:
        told = (str(error).splitlines() or [""])[0]
        raise ConfigError(f"recognizers.yaml: nlp: Presidio cannot build it: {type(error).__name__}: {told}") from None
    return FastEngine(engine, known, likely) if type(engine) is SpacyNlpEngine else engine
