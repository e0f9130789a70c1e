"""What a package is, without running it."""

from collections import Counter
from pathlib import Path
from typing import Any

from quantgate_worker.engines.portable.lowering import refuse_unknown
from quantgate_worker.engines.portable.pipeline import unknown_stages
from quantgate_worker.errors import UnsupportedOp

from .digest import weights_digest
from .features import class_count, classes, inputs, outputs
from .files import package_files
from .parts import function_names, programs, stage_kind, stages
from .sound import check_sound
from .specification import minimum_os, model_kind, operations, specification
from .summary import bits_per_weight, by_kind, precision
from .weights import weights


def inspect(path: Path) -> dict[str, Any]:
    """Describe a package as the protocol's `Inspected`; raises UserError for what is not one."""
    package = package_files(path)
    spec = specification(package)
    check_sound(package.model_folder, spec)
    found = weights(spec)
    return {
        "kind": model_kind(spec),
        "stages": [stage_kind(stage) for stage in stages(spec)],
        "functions": [name for stage in programs(spec) for name in function_names(stage)],
        "specificationVersion": spec.specificationVersion,
        "minimumOS": minimum_os(spec),
        "bytes": package.bytes,
        "weightsDigest": weights_digest(package, spec),
        "precision": precision(found),
        "inputs": inputs(spec),
        "outputs": outputs(spec),
        "classes": classes(spec),
        "classCount": class_count(spec),
        "ops": _histogram(spec),
        "unsupported": _unsupported(spec),
        "weights": {
            "count": len(found),
            "elements": sum(weight.elements for weight in found),
            "bitsPerWeight": bits_per_weight(found),
            "byKind": by_kind(found),
        },
        "metadata": _metadata(spec.description.metadata),
    }


def _histogram(spec: Any) -> dict[str, int]:
    counts = Counter(op.type for op in operations(spec) if op.type != "const")
    return dict(sorted(counts.items()))


def _unsupported(spec: Any) -> list[str]:
    try:
        refuse_unknown(operations(spec))
    except UnsupportedOp as refusal:
        return [*unknown_stages(spec), *refusal.op.split(", ")]
    return unknown_stages(spec)


def _metadata(metadata: Any) -> dict[str, str]:
    said = {
        "description": metadata.shortDescription,
        "version": metadata.versionString,
        "author": metadata.author,
        "license": metadata.license,
        **metadata.userDefined,
    }
    return {key: value for key, value in said.items() if value}
