from collections.abc import Iterable
from difflib import get_close_matches

SHOWN = 10


def nearest(name: str, known: Iterable[str]) -> str:
    """Finish a message about an unknown name: what it may have meant, and what there is."""
    names = sorted(set(known))
    guesses = get_close_matches(name, names, n=1)
    meant = f"; did you mean {guesses[0]!r}?" if guesses else ""
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{meant} (there is: {', '.join(names[:SHOWN]) or 'nothing'}{more})"
