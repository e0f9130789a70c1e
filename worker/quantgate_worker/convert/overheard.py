"""What coremltools says on the side: a weight it skips is only ever a warning."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

MOST_NOTES = 20


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def overheard(notes: list[str]) -> Iterator[None]:
    """Add to `notes` each warning given meanwhile, once; main thread only."""
    # Parts of coremltools warn on its own logger, parts on the root: the root hears both.
    own, root, listener = logging.getLogger("coremltools"), logging.getLogger(), _Listener()
    level = own.level
    own.setLevel(logging.WARNING)
    root.addHandler(listener)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always", UserWarning)
            yield
        listener.heard += [str(w.message) for w in warned if issubclass(w.category, UserWarning)]
    finally:
        root.removeHandler(listener)
        own.setLevel(level)
        _keep(list(dict.fromkeys(listener.heard)), notes)


def _keep(said: list[str], notes: list[str]) -> None:
    notes += [f"coremltools: {' '.join(text.split())}" for text in said[:MOST_NOTES]]
    if len(said) > MOST_NOTES:
        notes.append(f"coremltools: {len(said) - MOST_NOTES} more warnings")
