"""Forms of a detector's outputs, as exporters write them, each by the name that a policy writes."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import numpy as np

from quantgate_worker.datasets.geometry import Size
from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.nearest import nearest
from quantgate_worker.package.feature import Feature
from quantgate_worker.package.features import inputs, outputs
from quantgate_worker.package.objects import object_names, suppressing

from .found import Found, finite
from .settings import Layout, Settings
from .suppression import kept, suppressed

# A box, and beside it a score and the number of a class.
_BOX, _SCORED = 4, 6


class Form(Protocol):
    """Reads one model's outputs."""

    @property
    def given(self) -> Mapping[str, Any]:
        """What the model is given besides the picture."""

    def found(self, outputs: Mapping[str, Any], fitted: Size) -> Found:
        """Return the boxes of a prediction on a picture of this size, best first.

        Raises WorkerError for outputs that are not as the form has them.
        """

    def classes(self) -> int | None:
        """Return how many classes there are, where the model's description shows it."""


def form_of(spec: Any, settings: Settings) -> Form:
    """Read a model's description; raises UserError for one that does not give the form."""
    if settings.form not in FORMS:
        raise UserError(
            f"decode: form {settings.form!r} is none{nearest(settings.form, FORMS)}; there are: "
            f"{', '.join(FORMS)}"
        )
    return FORMS[settings.form](spec, settings)


class NmsPipeline:
    """`coordinates` [n, 4] and `confidence` [n, classes] of a NonMaximumSuppression stage."""

    def __init__(self, spec: Any, settings: Settings) -> None:
        stage = suppressing(spec)
        if stage is None:
            raise _misfit(
                spec, settings, "is for a pipeline that ends in a NonMaximumSuppression stage"
            )
        self._coordinates = str(stage.coordinatesOutputFeatureName)
        self._confidence = str(stage.confidenceOutputFeatureName)
        there = [each.name for each in outputs(spec)]
        for name in (self._coordinates, self._confidence):
            if name not in there:
                raise _misfit(spec, settings, f"needs the stage's {name!r} among the outputs")
        self._layout = Layout(order="cxcywh", unit="normalized").told(settings)
        taken = {each.name for each in inputs(spec)}
        self.given = {
            **_threshold(taken, stage.iouThresholdInputFeatureName, "iou", settings),
            **_threshold(taken, stage.confidenceThresholdInputFeatureName, "confidence", settings),
        }
        labels = object_names(spec)
        self._classes = None if labels is None else len(labels)

    def classes(self) -> int | None:
        return self._classes

    def found(self, outputs: Mapping[str, Any], fitted: Size) -> Found:
        sure = finite(self._confidence, outputs[self._confidence])
        boxes = finite(self._coordinates, outputs[self._coordinates])
        classes = sure.argmax(axis=1) if len(sure) else np.zeros(0, int)
        scores = sure.max(axis=1, initial=0)
        # Where fewer are found than the stage declares, it fills up with zeros.
        there = scores > 0
        return kept(self._layout.found(boxes, scores, classes, fitted).only(there))


class RawHead:
    """`[1, 4 + classes, places]`: a box for each place, and its score of each class."""

    given: Mapping[str, Any] = {}

    def __init__(self, spec: Any, settings: Settings) -> None:
        self._settings = settings
        self._output = _only_array(spec, settings, "[1, 4 + classes, places]")
        self._layout = Layout(order="cxcywh", unit="pixels").told(settings)
        self._activate = _activation(settings.activation or "none")
        shape = self._output.shape
        self._classes = None if len(shape) != 3 else shape[1] - _BOX  # noqa: PLR2004
        if shape and (len(shape) != 3 or shape[0] != 1 or shape[1] <= _BOX):  # noqa: PLR2004
            raise _misfit(spec, settings, "reads an output [1, 4 + classes, places]")

    def classes(self) -> int | None:
        return self._classes

    def found(self, outputs: Mapping[str, Any], fitted: Size) -> Found:
        rows = finite(self._output.name, _of_one(self._output.name, outputs))
        if len(rows) <= _BOX:
            raise _unlike(self._output.name, rows, "[4 + classes, places]")
        at, scores, classes = _above(self._activate(rows[_BOX:].T), self._settings.least)
        found = self._layout.found(rows[:_BOX].T[at], scores, classes, fitted)
        return suppressed(found, self._settings.overlap)


class EndToEnd:
    """`[1, found, 6]`: the corners of a box, its score, and the number of its class."""

    given: Mapping[str, Any] = {}

    def __init__(self, spec: Any, settings: Settings) -> None:
        self._settings = settings
        self._output = _only_array(spec, settings, "[1, found, 6]")
        self._layout = Layout(order="xyxy", unit="pixels").told(settings)
        if self._output.shape and self._output.shape[-1] != _SCORED:
            raise _misfit(spec, settings, "reads an output [1, found, 6]")

    def classes(self) -> int | None:
        return None

    def found(self, outputs: Mapping[str, Any], fitted: Size) -> Found:
        rows = finite(self._output.name, _of_one(self._output.name, outputs))
        if rows.shape[1] != _SCORED:
            raise _unlike(self._output.name, rows, "[found, 6]")
        classes = np.rint(rows[:, 5]).astype(int)
        found = self._layout.found(rows[:, :_BOX], rows[:, 4], classes, fitted)
        return kept(found.only(found.scores > self._settings.least))


class Detr:
    """Logits `[1, queries, classes]` and boxes `[1, queries, 4]`; each query finds one object.

    With softmax the last class is no object, and a query's best class is what it found; with
    sigmoid every class of a query stands alone.
    """

    given: Mapping[str, Any] = {}

    def __init__(self, spec: Any, settings: Settings) -> None:
        self._settings = settings
        if settings.activation not in ("softmax", "sigmoid"):
            raise UserError(
                "decode: form detr needs `activation`: softmax where the last class is no object, "
                "sigmoid where each class stands alone"
            )
        self._logits, self._boxes = _logits_and_boxes(spec, settings)
        self._layout = Layout(order="cxcywh", unit="normalized").told(settings)

    def classes(self) -> int | None:
        if not self._logits.shape:
            return None
        return self._logits.shape[-1] - (self._settings.activation == "softmax")

    def found(self, outputs: Mapping[str, Any], fitted: Size) -> Found:
        logits = finite(self._logits.name, _of_one(self._logits.name, outputs))
        boxes = finite(self._boxes.name, _of_one(self._boxes.name, outputs))
        if self._settings.activation == "sigmoid":
            at, scores, classes = _above(_sigmoid(logits), self._settings.least)
            return kept(self._layout.found(boxes[at], scores, classes, fitted))
        sure = _softmax(logits)[:, :-1]
        found = self._layout.found(boxes, sure.max(axis=1), sure.argmax(axis=1), fitted)
        return kept(found.only(found.scores > self._settings.least))


FORMS: dict[str, Callable[[Any, Settings], Form]] = {
    "nms-pipeline": NmsPipeline,
    "raw-head": RawHead,
    "end-to-end": EndToEnd,
    "detr": Detr,
}


def _threshold(taken: set[str], name: str, key: str, settings: Settings) -> dict[str, float]:
    """Give a threshold to the input that a pipeline has for it."""
    if name in taken:
        return {name: settings.overlap if key == "iou" else settings.least}
    if getattr(settings, key) is not None:
        raise UserError(
            f"decode: {key} cannot be set: the pipeline has no input for it, and its stage's own "
            "value counts; leave it out"
        )
    return {}


def _above(scores: np.ndarray, least: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return which scores [n, classes] are above the least: the box of each, it, and its class."""
    at, classes = np.nonzero(scores > least)
    return at, scores[at, classes], classes


def _of_one(name: str, outputs: Mapping[str, Any]) -> np.ndarray:
    """Return the two dimensions that an output has of one picture."""
    array = np.asarray(outputs[name])
    if array.ndim == 3 and array.shape[0] == 1:  # noqa: PLR2004
        array = array[0]
    if array.ndim == 2:  # noqa: PLR2004
        return array
    raise WorkerError(
        f"the output {name!r} is of shape {list(array.shape)}, not that of one picture"
    )


def _unlike(name: str, rows: np.ndarray, wants: str) -> WorkerError:
    """Tell of an output whose shape its description hides."""
    return WorkerError(f"the output {name!r} of a picture is {list(rows.shape)}, not {wants}")


def _only_array(spec: Any, settings: Settings, shape: str) -> Feature:
    arrays = [each for each in outputs(spec) if each.kind == "multiarray"]
    if len(arrays) != 1:
        raise _misfit(spec, settings, f"reads the only output that is an array, {shape}")
    return arrays[0]


def _logits_and_boxes(spec: Any, settings: Settings) -> tuple[Feature, Feature]:
    arrays = [each for each in outputs(spec) if each.kind == "multiarray"]
    boxes = [each for each in arrays if each.shape[-1:] == (_BOX,)]
    if len(boxes) > 1:
        boxes = [each for each in boxes if "box" in each.name.lower()]
    if len(arrays) != 2 or len(boxes) != 1:  # noqa: PLR2004
        raise _misfit(
            spec,
            settings,
            "reads two outputs, logits [1, queries, classes] and boxes [1, queries, 4]",
        )
    (logits,) = [each for each in arrays if each.name != boxes[0].name]
    return logits, boxes[0]


def _misfit(spec: Any, settings: Settings, wants: str) -> UserError:
    gives = ", ".join(f"{each.name} {list(each.shape)}" for each in outputs(spec))
    return UserError(f"decode: form {settings.form} {wants}; this model gives {gives or 'nothing'}")


def _activation(word: str) -> Callable[[np.ndarray], np.ndarray]:
    return {"none": lambda scores: scores, "sigmoid": _sigmoid, "softmax": _softmax}[word]


def _sigmoid(logits: np.ndarray) -> np.ndarray:
    found: np.ndarray = 1 / (1 + np.exp(-logits.clip(-700, 700)))
    return found


def _softmax(logits: np.ndarray) -> np.ndarray:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    found: np.ndarray = raised / raised.sum(axis=-1, keepdims=True)
    return found
