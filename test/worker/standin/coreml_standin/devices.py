"""The devices of the machine, as coremltools' own objects over proxies of these classes."""

from typing import Any

from .setting import setting


class CPU:
    """Subclassed by coremltools, so it can be made of nothing."""


class GPU:
    pass


class NeuralEngine:
    def get_total_core_count(self) -> int:
        return setting().cores


def available() -> list[Any]:
    """List what the machine has, the same for `available` and `all`."""
    return [device(name) for name in setting().devices]


def device(name: str) -> Any:
    from coremltools.models import compute_device as theirs

    made = {
        "cpu": lambda: theirs.MLCPUComputeDevice(CPU()),
        "gpu": lambda: theirs.MLGPUComputeDevice(GPU()),
        "ane": lambda: theirs.MLNeuralEngineComputeDevice(NeuralEngine()),
    }
    return made[name]()


def used(units: str) -> list[str]:
    """Name the devices that compute units allow, of those that are there, the fastest first."""
    allowed = {"CPU_ONLY": ("cpu",), "CPU_AND_GPU": ("gpu", "cpu"), "CPU_AND_NE": ("ane", "cpu")}
    there = setting().devices
    return [name for name in allowed.get(units, ("ane", "gpu", "cpu")) if name in there]
