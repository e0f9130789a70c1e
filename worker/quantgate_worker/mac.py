"""The Mac that this is, if it is one, and whether it is lent by GitHub."""

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass

# Where they lie on every Mac, should PATH not say so.
_FOLDERS = {"sw_vers": "/usr/bin", "sysctl": "/usr/sbin", "pmset": "/usr/bin", "ps": "/bin"}


@dataclass(frozen=True, kw_only=True)
class Mac:
    """`version` is macOS's, `build` the exact one of it: CPU numbers compare between equal ones."""

    version: str
    build: str
    chip: str

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0] or 0)

    @property
    def system(self) -> str:
        """Name the system, exactly: `macOS 15.7.1 (24G231) arm64`."""
        return f"macOS {self.version} ({self.build}) {platform.machine()}"


def is_a_mac() -> bool:
    """Tell as coremltools does, which is not imported for it."""
    return sys.platform == "darwin"


def this_mac() -> Mac | None:
    """Return what machine this is, None where it is no Mac."""
    if not is_a_mac():
        return None
    return Mac(
        version=answer("sw_vers", "-productVersion"),
        build=answer("sw_vers", "-buildVersion"),
        chip=answer("sysctl", "-n", "machdep.cpu.brand_string"),
    )


def is_hosted() -> bool:
    """Tell whether GitHub lends this machine."""
    return os.environ.get("RUNNER_ENVIRONMENT") == "github-hosted"


def answer(program: str, *asked: str) -> str:
    """Return what one of macOS's own programs says, nothing where it does not answer."""
    command = [shutil.which(program) or f"{_FOLDERS[program]}/{program}", *asked]
    try:
        said = subprocess.run(  # noqa: S603 - fixed words
            command, capture_output=True, text=True, check=False, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return said.stdout.strip()
