"""From what a model gives to one vector: which output, and how its tokens are pooled."""

from collections.abc import Callable, Mapping

import numpy as np

from quantgate_worker.datasets.dataset import Inputs
from quantgate_worker.datasets.parts import Options
from quantgate_worker.errors import UserError
from quantgate_worker.package.feature import Feature
from quantgate_worker.package.features import outputs
from quantgate_worker.package.interface import Interface

from .scores import NOT_FINITE
from .task import Run

NO_DIRECTION = "all numbers of the embedding are 0, so that it has no direction"


class NoEmbedding(Exception):  # noqa: N818 - said of an example
    """What a model gave is no embedding: the example that it was given has none."""


class Embedder:
    """Reads one vector of 64-bit floats from what a model gives.

    Options: `embedding`, the output, where the model gives several; `pooling` where it gives a
    vector a token; `normalize`, which is so unless told. Raises UserError where one of them has to
    be told.
    """

    def __init__(self, model: Interface, options: Options) -> None:
        self._output = _output(outputs(model.spec), options.get("embedding"))
        self._pool = _pooling(self._output, options.get("pooling"))
        self._normal = bool(options.get("normalize", True))

    @property
    def output(self) -> str:
        return self._output.name

    def embedded(self, run: Run, given: Inputs, mask: np.ndarray | None) -> np.ndarray:
        """Run the model once; raises NoEmbedding where what it gives is not finite, or nothing.

        `mask` says which tokens are those of a text, None of what has no tokens.
        """
        values = np.asarray(run(given)[self._output.name], np.float64)
        if not np.isfinite(values).all():
            run.unfinite(self._output.name)
            raise NoEmbedding(NOT_FINITE)
        vector = self._pool(values, mask)
        if not self._normal:
            return vector
        length = np.linalg.norm(vector)
        if not length > 0:
            raise NoEmbedding(NO_DIRECTION)
        unit: np.ndarray = vector / length
        return unit


Pool = Callable[[np.ndarray, np.ndarray | None], np.ndarray]


def _none(values: np.ndarray, _mask: np.ndarray | None) -> np.ndarray:
    return values.reshape(-1)


def _of_tokens(choose: Callable[[np.ndarray], np.ndarray]) -> Pool:
    """Pool the vectors of a text's own tokens, without those that fill up to a length."""

    def pool(values: np.ndarray, mask: np.ndarray | None) -> np.ndarray:
        rows = values.reshape(-1, values.shape[-1])
        if mask is None:
            return choose(rows)
        if len(rows) != mask.size:
            raise UserError(
                f"the model gives {len(rows)} vectors for {mask.size} tokens: pool none of them "
                "(pooling: none), or name the output that gives one a token"
            )
        return choose(rows[mask])

    return pool


POOLINGS: dict[str, Pool] = {
    "none": _none,
    "cls": _of_tokens(lambda rows: rows[0]),
    "mean": _of_tokens(lambda rows: rows.mean(axis=0)),
    "last": _of_tokens(lambda rows: rows[-1]),
}


def _pooling(output: Feature, asked: object) -> Pool:
    if asked is not None and asked not in POOLINGS:
        raise UserError(f"pooling {asked!r} is none of {', '.join(POOLINGS)}")
    if asked is not None:
        return POOLINGS[str(asked)]
    # One vector, whatever dimensions of 1 stand before or behind it.
    if not output.flexible and sum(size > 1 for size in output.shape) <= 1:
        return _none
    raise UserError(
        f"the output {output.name!r} is {_shape(output)}: say how its vectors become one "
        f"(pooling: {', '.join(POOLINGS)}); models of sentence-transformers say it in "
        "1_Pooling/config.json"
    )


def _shape(output: Feature) -> str:
    return f"of shape {list(output.shape)}" if output.shape else "of a shape that the package hides"


def _output(given: list[Feature], asked: object) -> Feature:
    arrays: Mapping[str, Feature] = {each.name: each for each in given if each.kind == "multiarray"}
    listed = ", ".join(f"{each.name} ({each.kind})" for each in given) or "nothing"
    if asked is not None:
        if asked not in arrays:
            raise UserError(f"the model has no array output {asked!r}: it gives {listed}")
        return arrays[str(asked)]
    if len(arrays) != 1:
        raise UserError(
            f"an embedding is one array, and the model gives {listed}: name it (embedding: …)"
        )
    return next(iter(arrays.values()))
