"""Whether Core ML can run here on some compute units, and what would help where it cannot."""

import importlib
from importlib.metadata import version

from quantgate_worker.engines.engine import Unavailable
from quantgate_worker.lightly import import_coremltools
from quantgate_worker.mac import Mac, is_hosted, this_mac

from .units import Units

_NATIVE = "coremltools.libcoremlpython"
# On GitHub's machines of this system and older ones predictions end in SIGBUS.
_CRASHES_HOSTED = 14
_HOSTED_MAC = "runs-on: macos-15"
_OWN_MAC = "use a Mac of your own (a self-hosted runner: runs-on: [self-hosted, macOS, ARM64])"

# What is seen of accelerators on a machine that GitHub lends.
_HOSTED = {
    "CPU_AND_GPU": "its GPU is a virtual one, for which loading a model hangs for minutes",
    "CPU_AND_NE": "it has no Neural Engine, and loading a model for one hangs for minutes",
    "ALL": "it has a virtual GPU and no Neural Engine, and loading a model for them hangs",
}
_NEEDS = {
    "CPU_AND_GPU": (("MLGPUComputeDevice", "GPU"),),
    "CPU_AND_NE": (("MLNeuralEngineComputeDevice", "Neural Engine"),),
}


def name() -> str:
    """Name the engine with the version of the system, of which Core ML is a part."""
    mac = this_mac()
    return "Core ML" if mac is None else f"Core ML macOS {mac.version} ({mac.build})"


def caution() -> str | None:
    mac = this_mac()
    if mac is None or mac.major > _CRASHES_HOSTED:
        return None
    return (
        f"macOS {mac.version} is old: on GitHub's machines of this version Core ML's predictions "
        "crashed, and its numbers can differ from those of newer ones"
    )


def available(units: Units) -> Unavailable | None:
    """Say why nothing can be run on these units, as far as it can be told without running it."""
    mac = this_mac()
    if mac is None:
        return Unavailable(
            why="Core ML runs on a Mac alone, and this is none",
            remedy=_OWN_MAC
            if units in _HOSTED
            else f"measure it on one ({_HOSTED_MAC}), or name the target `portable`",
        )
    return _without_library() or _hosted(mac, units) or _without_device(units)


def _without_library() -> Unavailable | None:
    import_coremltools()
    try:
        importlib.import_module(_NATIVE)
    except ImportError as error:
        return Unavailable(
            why=f"coremltools {version('coremltools')} lacks its library for Core ML: {error}",
            remedy="install it from its wheel, with Python 3.10 to 3.13 for arm64",
        )
    return None


def _hosted(mac: Mac, units: Units) -> Unavailable | None:
    if not is_hosted():
        return None
    if mac.major <= _CRASHES_HOSTED:
        return Unavailable(
            why=f"macOS {mac.version} on a machine of GitHub's ends predictions with SIGBUS",
            remedy=_HOSTED_MAC,
        )
    if units not in _HOSTED:
        return None
    return Unavailable(why=f"this Mac is lent by GitHub: {_HOSTED[units]}", remedy=_OWN_MAC)


def _without_device(units: Units) -> Unavailable | None:
    from coremltools.models import MLModel  # noqa: PLC0415 - on a Mac alone it can be asked

    there = {type(each).__name__ for each in MLModel.get_available_compute_devices()}
    lacking = [name for device, name in _NEEDS.get(units, ()) if device not in there]
    if not lacking:
        return None
    return Unavailable(why=f"this Mac has no {lacking[0]} that Core ML may use", remedy=_OWN_MAC)
