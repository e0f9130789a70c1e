"""How near two models' outputs are, by scipy and NumPy, on the rows of an archive."""

import contextlib
import io
import sys
from pathlib import Path

import numpy as np
from scipy.spatial.distance import cosine

sys.path.insert(0, str(Path(__file__).parents[2] / "worker"))
with contextlib.redirect_stdout(io.StringIO()):
    from quantgate_worker.engines.portable import PortableModel


def nearness(reference: str, other: str, archive: str, name: str) -> dict:
    """Run two packages whose only output is a vector on every row of one array."""
    models = [PortableModel(reference), PortableModel(other)]
    rows = np.load(archive)[name]
    found = []
    for row in rows:
        one, two = (next(iter(m.predict({name: row[None]}).values())).ravel() for m in models)
        noise = np.sum((one.astype(float) - two) ** 2)
        signal = np.sum(one.astype(float) ** 2)
        found.append(
            (
                1 - cosine(one.astype(float), two.astype(float)),
                10 * np.log10(signal / noise) if noise else 200,
                np.abs(one.astype(float) - two).max(),
                one.argmax() == two.argmax(),
            )
        )
    cosines, snrs, errors, same = map(np.array, zip(*found, strict=True))
    return {
        "cosine": float(cosines.mean()),
        "cosine-min": float(cosines.min()),
        "snr": float(snrs.mean()),
        "max-error": float(errors.max()),
        "argmax-agreement": float(same.mean()),
    }


ANSWERS = {"nearness": nearness}
