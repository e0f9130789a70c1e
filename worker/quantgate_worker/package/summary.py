"""The weights of a package in a few numbers: the proof that a variant shrank."""

from typing import Any

from .digest import weights_digest
from .files import PackageFiles
from .specification import minimum_os
from .weights import Weight, weights

_MATRIX_RANK = 2


def package_summary(
    package: PackageFiles, spec: Any, *, notes: list[str], halved: bool
) -> dict[str, Any]:
    """Describe a written package as the `package` of a measurement; sizes in bytes."""
    return {
        "bytes": package.bytes,
        "weightsDigest": weights_digest(package, spec),
        "minimumOS": minimum_os(spec),
        "weights": weights_summary(weights(spec.mlProgram), halved=halved),
        "notes": notes,
    }


def weights_summary(found: list[Weight], *, halved: bool) -> dict[str, Any]:
    """Count weights by kind, and how many are compressed.

    `halved`: all that was asked for is 16-bit floats, so these count as compressed. `skipped` are
    the weights of two or more dimensions that are not.
    """
    left = [weight for weight in found if not _shrunk(weight, halved=halved)]
    return {
        "bitsPerWeight": bits_per_weight(found),
        "byKind": by_kind(found),
        "compressed": len(found) - len(left),
        "skipped": sum(weight.rank >= _MATRIX_RANK for weight in left),
    }


def _shrunk(weight: Weight, *, halved: bool) -> bool:
    return weight.compressed or (halved and weight.kind == "float16")


def bits_per_weight(found: list[Weight]) -> float:
    """Average over all weights, compressed and plain, with their scales and palettes; 0 if none."""
    elements = sum(weight.elements for weight in found)
    return round(sum(weight.bits for weight in found) / elements, 4) if elements else 0.0


def by_kind(found: list[Weight]) -> dict[str, dict[str, int]]:
    kinds: dict[str, dict[str, int]] = {}
    for weight in sorted(found, key=lambda weight: weight.kind):
        counts = kinds.setdefault(weight.kind, {"tensors": 0, "elements": 0})
        counts["tensors"] += 1
        counts["elements"] += weight.elements
    return kinds


def precision(found: list[Weight]) -> str:
    """Say in which floats the program computes with its weights: `fp32`, `fp16` or `mixed`."""
    dtypes = {weight.dtype for weight in found}
    if dtypes <= {"float32"}:
        return "fp32"
    return "fp16" if dtypes == {"float16"} else "mixed"
