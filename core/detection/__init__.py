"""Finds personal data and secrets: normalising, recognizers, the analyzer and the merging of what they find."""

import os

# The name model's matrices are small: two threads wait for each other longer than they work. Must stand before numpy's import.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
