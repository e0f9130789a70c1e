"""Which ops made the outputs of a model not finite, and in how many examples each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from quantgate_worker.engines.ranges import Culprit
from quantgate_worker.package.parts import functions
from quantgate_worker.package.specification import operations_of

from .ranges import LONGEST_NAME

# Whoever reads of so many reads no further.
MOST = 5
# What coremltools appends to the name of an op that it casts.
CAST = "_cast_fp16"


class Culprits:
    """A tally of `examples` whose output was not finite, by the op that began it.

    `names` are those of the source's values: where it calls an op otherwise than the program
    that runs, that is told too.
    """

    def __init__(self, names: AbstractSet[str]) -> None:
        self.examples = 0
        self._names = names
        self._found: Counter[Culprit] = Counter()

    def add(self, culprit: Culprit | None) -> None:
        """Count an example, and the op where one was found."""
        self.examples += 1
        if culprit is not None:
            self._found[culprit] += 1

    @property
    def described(self) -> dict[str, Any]:
        """Return the `notFinite` of a measurement, the most frequent op first."""
        ops = [_op(each, n, self._names) for each, n in self._found.most_common(MOST)]
        return {"examples": self.examples, "culprits": ops}


def value_names(specs: Iterable[Any]) -> set[str]:
    """Return the names of all that the programs of a model's parts take and make."""
    every = [function for spec in specs for function in functions(spec)]
    found = [each.name for function in every for each in function.inputs]
    made = (op for function in every for op in operations_of(function))
    return {*found, *(output.name for op in made for output in op.outputs)}


def _op(culprit: Culprit, examples: int, names: AbstractSet[str]) -> Mapping[str, Any]:
    called = _in_source(culprit.name, names)
    return {
        "op": culprit.op[:LONGEST_NAME],
        "name": culprit.name[:LONGEST_NAME],
        **({} if called is None else {"source": called[:LONGEST_NAME]}),
        "gives": culprit.gives,
        "constant": culprit.constant,
        "examples": examples,
    }


def _in_source(name: str, names: AbstractSet[str]) -> str | None:
    """Return what the source calls an op, where it calls it otherwise."""
    if name in names:
        return None
    before = name
    while before not in names and before.endswith(CAST):
        before = before.removesuffix(CAST)
    return before if before in names else None
