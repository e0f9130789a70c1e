"""What Core ML says when something fails, as a reason that a person can read."""

import re

from quantgate_worker.errors import WorkerError

# An NSError as coremltools prints it, and how its compiler's is put into words.
_DESCRIPTION = re.compile(r'NSLocalizedDescription = "(?P<said>.*?)";?\s*(?:\n|\}|$)', re.DOTALL)
_COMPILING = re.compile(r'^Error compiling model: "(?P<said>.*)"\.$', re.DOTALL)
_TIMED_OUT = re.compile(r"tim(?:ed|e) ?out", re.IGNORECASE)
_LONGEST = 500


def not_compiled(error: Exception) -> WorkerError:
    return WorkerError(f"Core ML's compiler failed: {said(error)}")


def not_loaded(error: Exception) -> WorkerError:
    return WorkerError(f"Core ML did not load it: {said(error)}")


def not_predicted(error: Exception) -> WorkerError:
    """Name a prediction that failed; one that timed out inside of Core ML is another matter."""
    text = said(error)
    if _TIMED_OUT.search(text):
        return WorkerError(f"the prediction timed out inside Core ML: {text}")
    return WorkerError(f"Core ML could not predict: {text}")


def said(error: Exception) -> str:
    """Return what an error is about, on one line that is not too long."""
    text = str(error) or type(error).__name__
    found = _DESCRIPTION.search(text) or _COMPILING.search(text)
    line = " ".join((found["said"] if found else text).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
