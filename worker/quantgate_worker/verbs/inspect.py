"""What a package is, without running it."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quantgate_worker.engines.table import ENGINES
from quantgate_worker.errors import ProtocolError
from quantgate_worker.package.digest import weights_digest
from quantgate_worker.package.feature import Feature
from quantgate_worker.package.features import class_count, classes, inputs, outputs, scores_end
from quantgate_worker.package.files import package_files
from quantgate_worker.package.objects import object_names
from quantgate_worker.package.parts import function_names, programs, stage_kind, stages
from quantgate_worker.package.shapes import accepted
from quantgate_worker.package.sound import check_sound
from quantgate_worker.package.specification import minimum_os, model_kind, operations, specification
from quantgate_worker.package.summary import bits_per_weight, by_kind, precision
from quantgate_worker.package.weights import weights
from quantgate_worker.tell import Tell

# The largest number that JSON keeps whole wherever it is read.
_LARGEST = 2**53 - 1


def answer(message: Mapping[str, Any], _tell: Tell) -> dict[str, Any]:
    package = message.get("package")
    if not isinstance(package, str):
        raise ProtocolError("inspect takes the path of a package")
    return inspect(Path(package))


def inspect(path: Path) -> dict[str, Any]:
    """Describe a package as the protocol's `Inspected`; raises UserError for what is not one."""
    package = package_files(path)
    spec = specification(package)
    check_sound(package.model_folder, spec)
    found, digest = weights(spec), weights_digest(package, spec)
    return {
        "kind": model_kind(spec),
        "stages": [stage_kind(stage) for stage in stages(spec)],
        "functions": [name for stage in programs(spec) for name in function_names(stage)],
        "specificationVersion": spec.specificationVersion,
        "minimumOS": minimum_os(spec),
        "bytes": package.bytes,
        "weightsDigest": digest,
        "content": digest,
        "precision": precision(found),
        "inputs": [_described(each) for each in inputs(spec)],
        "outputs": [_described(each) for each in outputs(spec)],
        "classes": classes(spec),
        "objects": object_names(spec),
        "classCount": class_count(spec),
        "scores": scores_end(spec) or "other",
        "ops": _histogram(spec),
        "unsupported": {name: engine.refuses(spec) for name, engine in ENGINES.items()},
        "memory": _memory(spec),
        "weights": {
            "count": len(found),
            "elements": sum(weight.elements for weight in found),
            "bitsPerWeight": bits_per_weight(found),
            "byKind": by_kind(found),
        },
        "metadata": _metadata(spec.description.metadata),
    }


def _described(feature: Feature) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if feature.kind == "image":
        said = {"shape": list(feature.shape), "color": feature.color}
    if feature.kind == "multiarray":
        shape = list(feature.shape)
        said = {"shape": shape, "dtype": feature.dtype, "flexible": feature.flexible}
    if feature.choices or feature.ranges:
        said["accepts"] = accepted(feature)
    return {"name": feature.name, "kind": feature.kind, **said, "optional": feature.optional}


def _memory(spec: Any) -> dict[str, int]:
    """Say of engines that tell how much memory a model's values take at one time, at least."""
    told = {name: engine.needs(spec) for name, engine in ENGINES.items()}
    return {name: min(needs, _LARGEST) for name, needs in told.items() if needs is not None}


def _histogram(spec: Any) -> dict[str, int]:
    counts = Counter(op.type for op in operations(spec) if op.type != "const")
    return dict(sorted(counts.items()))


def _metadata(metadata: Any) -> dict[str, str]:
    """Give what a model says of itself; its own keys, which have no order in a file, in theirs."""
    said = {
        "description": metadata.shortDescription,
        "version": metadata.versionString,
        "author": metadata.author,
        "license": metadata.license,
        **dict(sorted(metadata.userDefined.items())),
    }
    return {key: value for key, value in said.items() if value}
