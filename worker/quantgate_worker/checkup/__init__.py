"""Whether an engine and the portable one agree on programs whose answers nobody disputes."""
