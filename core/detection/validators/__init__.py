"""Check digits and plausibility of values."""
