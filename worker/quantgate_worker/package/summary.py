"""The weights of a package in a few numbers: the proof that a variant shrank."""

from typing import Any

from .digest import weights_digest
from .files import PackageFiles
from .specification import minimum_os
from .weights import Weight, weights

_MATRIX_RANK = 2


def package_summary(package: PackageFiles, spec: Any, notes: list[str]) -> dict[str, Any]:
    """Describe a written package as the `package` of a measurement; sizes in bytes."""
    return {
        "bytes": package.bytes,
        "weightsDigest": weights_digest(package, spec),
        "minimumOS": minimum_os(spec),
        "weights": weights_summary(weights(spec)),
        "notes": notes,
    }


def weights_summary(found: list[Weight]) -> dict[str, Any]:
    """Count weights by kind; `skipped` are those of two or more dimensions left uncompressed.

    16-bit floats are smaller, but no compressed form.
    """
    return {
        "bitsPerWeight": bits_per_weight(found),
        "byKind": by_kind(found),
        "compressed": sum(weight.compressed for weight in found),
        "skipped": sum(not w.compressed and w.rank >= _MATRIX_RANK for w in found),
    }


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
