"""What a number depends on besides model and data: numbers compare only between equal ones."""

import hashlib
import json
import platform
import sys
from pathlib import Path

from .mac import this_mac

_HERE = Path(__file__).parent
# With hashes of every wheel that conversion and engines come from.
_LOCK = _HERE.parent / "requirements.txt"
_CPU_INFO = Path("/proc/cpuinfo")


def operating_system() -> str:
    mac = this_mac()
    if mac is not None:
        return mac.system
    return f"{_distribution()} {platform.machine()}"


def chip() -> str:
    mac = this_mac()
    if mac is not None:
        return mac.chip
    lines = _CPU_INFO.read_text("utf-8").splitlines() if _CPU_INFO.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def evaluator() -> str:
    """Digest of this worker's code: every source file by name and contents."""
    return f"sha256:{_sources('.')}"


def toolchain() -> str:
    """Digest of what a conversion depends on besides source and recipe."""
    made_of = [
        "toolchain",
        _sources("convert", "package"),
        hashlib.sha256(_LOCK.read_bytes()).hexdigest(),
        f"{sys.version_info.major}.{sys.version_info.minor}",
        platform.system(),
        platform.machine(),
    ]
    return f"sha256:{hashlib.sha256(json.dumps(made_of).encode()).hexdigest()}"


def _sources(*folders: str) -> str:
    """Digest of every source file of some folders by name and contents."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in (_HERE / folder).rglob("*.py")):
        digest.update(f"\0{path.relative_to(_HERE).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _distribution() -> str:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return platform.system()
    return f"{release['NAME']} {release.get('VERSION_ID', '')}".strip()
