"""What Python makes of letters' case: its tables are made from Unicode's by other people."""

import unicodedata

# Apple's TN1150, "FastUnicodeCompare": code points that HFS+ skips.
SKIPPED = {
    *range(0x200C, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x206A, 0x2070),
    0xFEFF,
}


def folds(first, last):
    """The text that each character is compared by; None for those that Python does not know."""
    return [folded(chr(code)) if known(code) else None for code in range(first, last + 1)]


def known(code):
    return unicodedata.category(chr(code)) not in ("Cn", "Cs")


def folded(text):
    seen = "".join(char for char in text if ord(char) not in SKIPPED)
    decomposed = unicodedata.normalize("NFD", seen).casefold()
    return unicodedata.normalize("NFD", decomposed)


ANSWERS = {"folds": folds, "folded": folded}
