"""Finds personal data and secrets: normalisation, the prefilter, rules, the name model, and the merging of findings."""

import os

# The name model's matrices are small: two threads would spend more time waiting than working. Must be set before numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# A larger name model is loaded from a folder; its libraries read this at import, and then download nothing.
os.environ.update({"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"})
