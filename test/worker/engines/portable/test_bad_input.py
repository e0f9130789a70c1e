"""Packages damaged or made to mislead: each refused by name, in a process that lives on."""

import json
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from coremltools.proto import Model_pb2

ROOT = Path(__file__).parents[4]
MANIFEST = "Manifest.json"
MODEL = "Data/com.apple.CoreML/model.mlmodel"
WEIGHTS = "Data/com.apple.CoreML/weights/weight.bin"
FIRST_WEIGHT = 64
MANY = 2**20

# All of the worker that reads packages. What kills this process kills the answers after it too.
CHILD = """
import json, sys
from pathlib import Path
from quantgate_worker.lightly import import_coremltools
import_coremltools()
from quantgate_worker.convert.source import Source
from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.verbs.inspect import inspect
for line in sys.stdin:
    for read in (inspect, Source, PortableModel):
        try:
            read(Path(line.strip()))
            said = ["accepted", ""]
        except Exception as error:
            said = [type(error).__name__, str(error)]
        print(json.dumps([read.__name__, *said]), flush=True)
"""


def content(name, change):
    def spoil(package):
        path = package / name
        path.write_bytes(change(path.read_bytes()))

    return spoil


def manifest(**changed):
    def change(content):
        whole = json.loads(content)
        whole["itemInfoEntries"][whole["rootModelIdentifier"]].update(changed)
        return json.dumps(whole).encode()

    return content(MANIFEST, change)


def weights_elsewhere(package):
    """A second folder of weights, named in the manifest and not checked with the program."""
    whole = json.loads((package / MANIFEST).read_text())
    (entry,) = (e for e in whole["itemInfoEntries"].values() if e["name"] == "weights")
    shutil.copytree((package / WEIGHTS).parent, package / "Data/other")
    entry["path"] = "other"
    (package / MANIFEST).write_text(json.dumps(whole))


def header(position, layout, value):
    """Change a field of what stands before the first weight."""

    def change(content):
        changed = bytearray(content)
        struct.pack_into(layout, changed, FIRST_WEIGHT + position, value)
        return bytes(changed)

    return content(WEIGHTS, change)


def spec(change):
    def spoil(package):
        path = package / MODEL
        model = Model_pb2.Model.FromString(path.read_bytes())
        change(model)
        path.write_bytes(model.SerializeToString())

    return spoil


def block_of(model):
    function = model.mlProgram.functions["main"]
    return function.block_specializations[function.opset]


def in_block(change):
    return spec(lambda model: change(block_of(model)))


def op_named(block, kind):
    return next(op for op in block.operations if op.type == kind)


def in_op(kind, change):
    return in_block(lambda block: change(op_named(block, kind)))


def in_weight(change):
    """Change the first value of the program that lies in the weight file."""

    def find(block):
        values = (op.attributes["val"] for op in block.operations if op.type == "const")
        change(next(each for each in values if each.WhichOneof("value") == "blobFileValue"))

    return in_block(find)


def linked(name):
    def spoil(package):
        shutil.move(package / name, package.parent / "elsewhere")
        (package / name).symlink_to(package.parent / "elsewhere")

    return spoil


def replaced_by_folder(package):
    (package / MODEL).unlink()
    (package / MODEL).mkdir()


def nest(block):
    """A chain of blocks within blocks, as deep as the parser of the format lets pass."""
    made, inner = 0, block
    while made < 30:
        op = inner.operations.add(type="cond")
        op.outputs.add(name=f"nested{made}")
        inner, made = op.blocks.add(), made + 1


def deepen(package):
    """A chain that is deeper than it lets pass."""
    nested = b""
    for _ in range(10_000):
        nested = b"\x12" + varint(len(nested)) + nested
    (package / MODEL).write_bytes(b"\xb2\x1f" + varint(len(nested)) + nested)


def varint(number):
    parts = bytearray()
    while number > 0x7F:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*parts, number])


def fill_memory(block):
    """A constant that coremltools would compute while it loads."""
    op = block.operations.add(type="fill")
    for key, numbers in (("shape", [MANY, MANY]), ("value", [0.5])):
        value = op.inputs[key].arguments.add().value
        kind = value.type.tensorType
        tensor = value.immediateValue.tensor
        if key == "shape":
            kind.dataType, kind.rank = 23, 1
            kind.dimensions.add().constant.size = 2
            tensor.ints.values.extend(numbers)
        else:
            kind.dataType = 11
            tensor.floats.values.extend(numbers)
    declared(op.outputs.add(name="large"), [3])


def declared(value, sizes):
    kind = value.type.tensorType
    kind.dataType, kind.rank = 11, len(sizes)
    kind.ClearField("dimensions")
    for size in sizes:
        kind.dimensions.add().constant.size = size


def set_to(field, value):
    return lambda message: setattr(message, field, value)


USER, UNSUPPORTED = "UserError", "UnsupportedOp"

# What is wrong, how it comes about, and what is said when the package is to be run.
CASES = {
    "no manifest": (lambda p: (p / MANIFEST).unlink(), USER, "it has no Manifest.json"),
    "a manifest that is none": (content(MANIFEST, lambda _: b"{"), USER, "not the manifest"),
    "a manifest of a wrong shape": (content(MANIFEST, lambda _: b"[]"), USER, "no root model"),
    "a manifest with an absolute path": (
        manifest(path="/etc/passwd"),
        USER,
        "'/etc/passwd', no ",
    ),
    "a manifest that climbs out": (
        manifest(path="../../elsewhere"),
        USER,
        ", no file of the package",
    ),
    "a manifest whose path is no text": (manifest(path=7), USER, "'7', no file of the"),
    "a manifest with weights elsewhere": (weights_elsewhere, USER, "'other', not beside the mod"),
    "a linked model": (linked(MODEL), USER, "is no plain file"),
    "a linked weight file": (linked(WEIGHTS), USER, "is no plain file"),
    "a folder in the model's place": (replaced_by_folder, USER, "is the package's model, and no"),
    "an empty model": (content(MODEL, lambda _: b""), USER, "it says no kind"),
    "a model that is no protocol buffer": (
        content(MODEL, lambda _: b"\xff" * 100),
        USER,
        "model.mlmodel: is not a Core ML model",
    ),
    "a model cut short": (content(MODEL, lambda c: c[: len(c) // 2]), USER, "not a Core ML model"),
    "a version of tomorrow": (
        spec(set_to("specificationVersion", 99)),
        USER,
        "specification version 99 is unknown",
    ),
    "a program of another version": (
        spec(lambda model: setattr(model.mlProgram, "version", 2)),
        USER,
        "Invalid program version",
    ),
    "an opset that it has no block for": (
        spec(lambda model: setattr(model.mlProgram.functions["main"], "opset", "CoreML99")),
        USER,
        "CoreML99",
    ),
    "an unknown op": (in_op("relu", set_to("type", "zap")), UNSUPPORTED, "zap: the portable engin"),
    "a custom layer": (
        in_op("relu", set_to("type", "custom_layer")),
        UNSUPPORTED,
        "custom_layer: its code is not in the package",
    ),
    "no function": (
        spec(lambda model: model.mlProgram.functions.clear()),
        USER,
        "no function 'main'; it has: none",
    ),
    "a function without outputs": (
        in_block(lambda block: block.ClearField("outputs")),
        USER,
        "the program gives nothing",
    ),
    "an output that nothing makes": (
        in_block(lambda block: block.outputs.append("nothing")),
        USER,
        "Var nothing not found",
    ),
    "an op that takes what is not there": (
        in_op("relu", lambda op: set_to("name", "absent")(op.inputs["x"].arguments[0])),
        USER,
        "Var absent not found",
    ),
    "blocks within blocks": (in_block(nest), USER, "cannot be read"),
    "blocks too deep to parse": (deepen, USER, "not a Core ML model"),
    "no weight file": (lambda p: (p / WEIGHTS).unlink(), USER, "the weight file is missing"),
    "an empty weight file": (content(WEIGHTS, lambda _: b""), USER, "cut short: 0 bytes"),
    "a weight file cut short": (content(WEIGHTS, lambda c: c[:9000]), USER, "cut short: 9000 byt"),
    "a weight without its sentinel": (header(0, "<I", 0), USER, "damaged: no weight starts at"),
    "a weight of another type": (header(4, "<I", 1), USER, "that the program declares: "),
    "a weight of no type": (header(4, "<I", 77), USER, "that the program declares: "),
    "a weight that is longer than the file": (header(8, "<Q", 2**40), USER, "cut short: "),
    "a weight that starts behind the file": (header(16, "<Q", 2**50), USER, "cut short: "),
    "a weight that wraps around": (header(16, "<Q", 2**64 - 64), USER, "cut short: "),
    "a weight that starts off its place": (header(16, "<Q", 129), USER, "damaged: no weight"),
    "an offset behind the file": (
        in_weight(lambda value: set_to("offset", 2**63)(value.blobFileValue)),
        USER,
        "cut short: ",
    ),
    "an offset between two weights": (
        in_weight(lambda value: set_to("offset", 65)(value.blobFileValue)),
        USER,
        "damaged: no weight starts at 65",
    ),
    "weights elsewhere": (
        in_weight(lambda value: set_to("fileName", "/etc/passwd")(value.blobFileValue)),
        USER,
        "reads weights from '/etc/passwd'",
    ),
    "weights above": (
        in_weight(
            lambda value: set_to("fileName", "@model_path/weights/../x")(value.blobFileValue)
        ),
        USER,
        "which is not in the package's folder weights",
    ),
    "a weight declared larger than it is": (
        in_weight(lambda value: declared(value, [24, 8, 3, 4])),
        USER,
        "that the program declares: ",
    ),
    "a weight declared larger than all memory": (
        in_weight(lambda value: declared(value, [MANY, MANY])),
        USER,
        "that the program declares: ",
    ),
    "a value declared larger than all memory": (
        in_op("relu", lambda op: declared(op.outputs[0], [MANY, MANY])),
        USER,
        "is declared as [1048576, 1048576]; of values, ",
    ),
    "an input larger than all memory": (
        spec(
            lambda m: m.description.input[0].type.multiArrayType.shape.__setitem__(
                slice(None), [MANY, MANY]
            )
        ),
        USER,
        "'pixels' is declared as [1048576, 1048576]; of values, ",
    ),
    "an input of fewer than no elements": (
        spec(lambda m: m.description.input[0].type.multiArrayType.shape.__setitem__(0, -1)),
        USER,
        "'pixels' is declared as [-1, 1, 8, 8]",
    ),
    "an input of no type": (
        spec(lambda m: set_to("dataType", 0)(m.description.input[0].type.multiArrayType)),
        UNSUPPORTED,
        "pixels: INVALID_ARRAY_DATA_TYPE",
    ),
    "probabilities by another name": (
        spec(lambda model: set_to("predictedProbabilitiesName", "x")(model.description)),
        USER,
        "no classifier gives 'x' beside 'classLabel'",
    ),
    "a constant to compute that is larger than all memory": (
        in_block(fill_memory),
        USER,
        "cannot be read",
    ),
    "a value of no elements": (
        in_op("relu", lambda op: declared(op.outputs[0], [1, 0, 8, 8])),
        USER,
        "Mismatch between var types",
    ),
    "a description of an output that the program does not give": (
        spec(lambda model: set_to("name", "other")(model.description.output[0])),
        USER,
        "its description says classLabel_probs, other",
    ),
    "a description of an input that the program does not take": (
        spec(lambda model: set_to("name", "other")(model.description.input[0])),
        USER,
        "the program takes pixels, its description says other",
    ),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """Spoil a package in every way and have all read in one process, which must survive them."""
    folder = tmp_path_factory.mktemp("spoilt")
    packages = []
    for number, (spoil, _, _) in enumerate(CASES.values()):
        package = folder / str(number) / "Digits.mlpackage"
        shutil.copytree(ROOT / "fixtures/digits/Digits.mlpackage", package)
        spoil(package)
        packages.append(f"{package}\n")
    ran = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", CHILD],
        input="".join(packages),
        cwd=ROOT / "worker",
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    of_each = [lines[start : start + 3] for start in range(0, len(lines), 3)]
    return ran.returncode, dict(zip(CASES, of_each, strict=False))


def test_no_package_ends_the_process(answers):
    status, found = answers
    assert (status, list(found)) == (0, list(CASES))


@pytest.mark.parametrize("title", CASES)
def test_a_package_that_is_wrong_is_refused_with_what_is_wrong(answers, title):
    _, kind, words = CASES[title]
    inspected, opened, run = answers[1][title]
    assert run[1] == kind
    assert words in run[2]
    for _, said, reason in (inspected, opened):
        assert said in ("accepted", USER), reason
