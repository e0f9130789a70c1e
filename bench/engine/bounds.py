"""What is asked of the engine, and whether a measured value keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass

from interval import Interval

# How fast we are at least, the rival being 1.
SPEED = {"fp32": 0.95, "fp16": 0.45}
# How many times as long halves may take as floats of 32 bits: each that is stored is cast twice.
HALVES = {"convolutions": 1.1, "others": 1.3}
CONVOLUTIONAL = frozenset(
    {"resnet", "mobilenetv2", "mobilenetv3", "efficientnet", "convnext", "detector", "unet"}
)
# Core ML has loops and states where the rival has one op: these are reported only.
UNBOUND = ("gru", "decoder")
# How many times its weights, decompressed, a model's memory may reach.
MEMORY = 2.0


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A value measured, and the bound that it has where it has one."""

    what: str
    value: float
    at_least: float | None = None
    at_most: float | None = None
    detail: str = ""

    @property
    def missed(self) -> bool:
        if self.at_least is not None:
            return not self.value >= self.at_least
        return self.at_most is not None and not self.value <= self.at_most


def speed_bounds(name: str) -> Mapping[str, float]:
    return {} if name in UNBOUND else SPEED


def halves_bound(name: str) -> float:
    return HALVES["convolutions" if name in CONVOLUTIONAL else "others"]


def halves(name: str, value: Interval) -> Finding:
    return Finding(
        what=f"{name} fp16, of fp32's time",
        value=value.middle,
        at_most=halves_bound(name),
        detail=f"{value.low:.2f}-{value.high:.2f}",
    )


def speed(name: str, bits: str, value: Interval, detail: str) -> Finding:
    return Finding(
        what=f"{name} {bits}, speed",
        value=value.middle,
        at_least=speed_bounds(name).get(bits),
        detail=f"{value.low:.2f}-{value.high:.2f}; {detail}",
    )


def audit(name: str, bits: str, value: Interval) -> Finding:
    return Finding(
        what=f"{name} {bits}, audit", value=value.middle, detail=f"{value.low:.2f}-{value.high:.2f}"
    )


def memory(what: str, value: float, detail: str) -> Finding:
    return Finding(what=f"large {what}, memory", value=value, at_most=MEMORY, detail=detail)


def line(finding: Finding) -> str:
    columns = f"{finding.what:34}{finding.value:6.2f}  {_bound(finding):9}{_verdict(finding):10}"
    return columns + finding.detail


def _bound(finding: Finding) -> str:
    if finding.at_least is not None:
        return f">= {finding.at_least:.2f}"
    return "" if finding.at_most is None else f"<= {finding.at_most:.2f}"


def _verdict(finding: Finding) -> str:
    if not _bound(finding):
        return "reported"
    return "MISSED" if finding.missed else "kept"
