"""The locks install from wheels alone on every Python and platform that the worker runs on."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

WORKER = Path(__file__).parents[2] / "worker"
LOCKS = ["requirements.txt", "requirements-test.txt"]
PYTHONS = ["3.10", "3.11", "3.12", "3.13"]
PLATFORMS = ["x86_64-manylinux_2_28", "aarch64-apple-darwin"]
UNREACHED = "Failed to fetch|error sending request|dns error|Connect"


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_every_platform_finds_a_wheel_with_a_locked_hash_for_all_it_needs(
    python: str, platform: str, tmp_path: Path
) -> None:
    target = ["--target", str(tmp_path), "--python-version", python, "--python-platform", platform]
    locks = [word for lock in LOCKS for word in ("-r", lock)]
    done = uv("pip", "install", "--dry-run", "--require-hashes", *target, *locks)
    if done.returncode != 0 and re.search(UNREACHED, done.stderr):
        pytest.skip(f"the package index cannot be reached: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    assert "coremltools==9.0" in done.stderr


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_how_it_is_made(lock: str) -> None:
    text = (WORKER / lock).read_text()
    assert "://" not in text
    assert "uv pip compile --universal --python-version 3.10 --generate-hashes" in text
    assert "--index" not in text


def uv(*words: str) -> subprocess.CompletedProcess[str]:
    """Run uv from the test tools, blind to any configuration but the index it is given."""
    command = [sys.executable, "-m", "uv", *words, "--no-config", "--only-binary", ":all:"]
    # The oldest macOS that onnxruntime is built for.
    env = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": "14.0"}
    return subprocess.run(  # noqa: S603 - a program of the test tools
        command, cwd=WORKER, env=env, capture_output=True, text=True, check=False
    )
