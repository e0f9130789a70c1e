"""Core ML itself, through coremltools: on a Mac, on the compute units that a target names."""
