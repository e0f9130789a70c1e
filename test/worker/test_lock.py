"""The locks install from wheels alone on every Python and platform that the worker runs on."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest

WORKER = Path(__file__).parents[2] / "worker"
LOCKS = ["requirements.txt", "requirements-test.txt"]
PYTHONS = ["3.10", "3.11", "3.12", "3.13"]
PLATFORMS = ["x86_64-manylinux_2_28", "aarch64-apple-darwin"]
UNREACHED = "Failed to fetch|error sending request|dns error|Connect"


def test_every_python_and_platform_finds_a_wheel_of_all_it_needs(tmp_path: Path) -> None:
    def plan(machine: tuple[str, str]) -> str:
        python, platform = machine
        target = ["--python-version", python, "--python-platform", platform, "--target"]
        locks = [word for lock in LOCKS for word in ("-r", lock)]
        without = ("--overrides", "overrides.txt")
        dry = ("--dry-run", "--require-hashes", *without)
        return uv("pip", "install", *dry, *target, str(tmp_path), *locks)

    with ThreadPoolExecutor(4) as pool:
        plans = list(pool.map(plan, product(PYTHONS, PLATFORMS)))
    assert all("coremltools==9.0" in plan for plan in plans)


def test_a_lock_made_again_has_the_same_pins_and_knows_every_hash(tmp_path: Path) -> None:
    with ThreadPoolExecutor(len(LOCKS)) as pool:
        fresh = list(pool.map(lambda lock: made_again(lock, tmp_path / lock), LOCKS))
    locked = [(WORKER / lock).read_text() for lock in LOCKS]
    assert [pins(text) for text in fresh] == [pins(text) for text in locked]
    assert hashes("".join(locked)) <= hashes("".join(fresh))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index(lock: str) -> None:
    text = (WORKER / lock).read_text()
    assert "://" not in text
    assert "index" not in text


def made_again(lock: str, path: Path) -> str:
    """Run the command that the lock names; uv keeps the pins it finds, and looks up the hashes."""
    text = (WORKER / lock).read_text()
    path.write_text("\n".join(pins(text)))
    command = re.search(r"uv (pip compile .*) -o", text)
    assert command is not None
    uv(*command[1].split(), "-o", str(path))
    return path.read_text()


def pins(lock: str) -> list[str]:
    return re.findall(r"^\S+==[^\\\n]*", lock, re.MULTILINE)


def hashes(lock: str) -> set[str]:
    return set(re.findall(r"--hash=\S+", lock))


def uv(*words: str) -> str:
    """Run uv from the test tools, blind to the user's configuration; return what it printed."""
    command = [sys.executable, "-m", "uv", *words, "--no-config", "--only-binary", ":all:"]
    # The oldest macOS that onnxruntime is built for.
    env = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": "14.0"}
    done = subprocess.run(  # noqa: S603 - a program of the test tools
        command, cwd=WORKER, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode != 0 and re.search(UNREACHED, done.stderr):
        pytest.skip(f"the package index cannot be reached: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    return done.stderr
