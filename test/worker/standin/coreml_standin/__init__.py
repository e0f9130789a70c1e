"""A stand-in for Core ML below coremltools, for tests: its predictions are the portable engine's.

`install` puts it in the place of coremltools' native module, and answers the questions that
coremltools asks about the machine. All above it is coremltools as it is. What the machine is and
what goes wrong on it, a JSON file says (`setting.py`).
"""
