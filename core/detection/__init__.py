"""Finds personal data and secrets: normalising, recognizers, the analyzer and the merging of what they find."""

import os

# The name model's matrices are small: two threads wait for each other longer than they work. Must stand before numpy's import.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# A larger name model comes from a folder; its libraries read this when they are imported, and fetch nothing.
os.environ.update({"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"})
