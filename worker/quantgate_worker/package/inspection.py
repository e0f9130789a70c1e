"""What a package is, without running it."""

from collections import Counter
from pathlib import Path
from typing import Any

from quantgate_worker.engines.portable.lowering import refuse_unknown
from quantgate_worker.errors import UnsupportedOp

from .blobs import check_blobs
from .digest import weights_digest
from .features import class_count, classes, feature
from .files import package_files
from .specification import minimum_os, model_kind, operations, specification
from .summary import bits_per_weight, by_kind, precision
from .weights import weights


def inspect(path: Path) -> dict[str, Any]:
    """Describe a package as the protocol's `Inspected`; raises UserError for what is not one."""
    package = package_files(path)
    spec = specification(package)
    check_blobs(package, spec)
    found = weights(spec.mlProgram)
    return {
        "kind": model_kind(spec),
        "specificationVersion": spec.specificationVersion,
        "minimumOS": minimum_os(spec),
        "bytes": package.bytes,
        "weightsDigest": weights_digest(package, spec),
        "precision": precision(found),
        "inputs": [feature(each) for each in spec.description.input],
        "outputs": [feature(each) for each in spec.description.output],
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
    counts = Counter(op.type for op in operations(spec.mlProgram) if op.type != "const")
    return dict(sorted(counts.items()))


def _unsupported(spec: Any) -> list[str]:
    try:
        refuse_unknown(operations(spec.mlProgram))
    except UnsupportedOp as refusal:
        return refusal.op.split(", ")
    return []


def _metadata(metadata: Any) -> dict[str, str]:
    said = {
        "description": metadata.shortDescription,
        "version": metadata.versionString,
        "author": metadata.author,
        "license": metadata.license,
        **metadata.userDefined,
    }
    return {key: value for key, value in said.items() if value}
