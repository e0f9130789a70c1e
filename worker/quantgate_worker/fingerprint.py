"""What a number depends on besides model and data: numbers compare only between equal ones."""

import hashlib
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

_HERE = Path(__file__).parent
_CPU_INFO = Path("/proc/cpuinfo")


def fingerprint(engine: str, compute_units: str) -> dict[str, str]:
    return {
        "engine": engine,
        "coremltools": version("coremltools"),
        "os": operating_system(),
        "chip": chip(),
        "computeUnits": compute_units,
        "evaluator": evaluator(),
    }


def operating_system() -> str:
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]} {platform.machine()}"
    return f"{_distribution()} {platform.machine()}"


def chip() -> str:
    if sys.platform == "darwin":
        command = ["/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"]
        said = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
        return said.stdout.strip()
    lines = _CPU_INFO.read_text("utf-8").splitlines() if _CPU_INFO.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def evaluator() -> str:
    """Digest of this worker's code: every source file by name and contents."""
    digest = hashlib.sha256()
    for path in sorted(_HERE.rglob("*.py")):
        digest.update(f"\0{path.relative_to(_HERE).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return f"sha256:{digest.hexdigest()}"


def _distribution() -> str:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return platform.system()
    return f"{release['NAME']} {release.get('VERSION_ID', '')}".strip()
