"""What identifies a program and its weights, whatever day it was written on."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from coremltools import proto

from .files import PackageFiles

_CHUNK = 2**20


def weights_digest(package: PackageFiles, spec: Any) -> str:
    """Hash the program and its weights as `sha256:…`, leaving out metadata, dates and manifest."""
    bare = proto.Model_pb2.Model()
    bare.CopyFrom(spec)
    bare.description.ClearField("metadata")
    digest = hashlib.sha256(bare.SerializeToString(deterministic=True))
    read_elsewhere = (package.specification, package.root / "Manifest.json")
    for name, size in sorted(package.files.items()):
        if (path := package.root / name) not in read_elsewhere:
            # By its place beside the model: another model would read other weights from there.
            place = os.path.relpath(path, package.model_folder)
            digest.update(b"\0%b\0%d\0" % (os.fsencode(place), size))
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
    return f"sha256:{digest.hexdigest()}"


def tree_digest(package: PackageFiles) -> str:
    """Hash every file by its path, its size and its contents; whoever has the files can do so."""
    files = [
        [name, size, file_digest(package.root / name)]
        for name, size in sorted(package.files.items())
    ]
    written = json.dumps(["tree", files], separators=(",", ":"), ensure_ascii=False)
    return f"sha256:{hashlib.sha256(written.encode()).hexdigest()}"


def file_digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return f"sha256:{digest.hexdigest()}"
