"""Write models that a gate refuses before it predicts anything, each for a reason of its own.

    python test/commands/refused_models.py <folder>

All are made of the small classifiers of fixtures/oddities, and judged by their examples.
"""

import shutil
import sys
import zipfile
from pathlib import Path

ODDITIES = Path(__file__).parents[2] / "fixtures/oddities"
sys.path.insert(0, str(ODDITIES))

import coremltools as ct  # noqa: E402
import make  # noqa: E402 - of the oddities
import numpy as np  # noqa: E402
from coremltools.converters.mil import Builder as mb  # noqa: E402, N813 - its usual name
from coremltools.models.datatypes import Array  # noqa: E402
from coremltools.models.neural_network import NeuralNetworkBuilder  # noqa: E402
from coremltools.optimize import coreml as cto  # noqa: E402

POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'a' * 64}\nsize 12\n"
PLAIN = "Plain.mlpackage"
WEIGHTS = "Data/com.apple.CoreML/weights"


def main(into: Path) -> None:
    for name in ("rows.npz", "labels.csv"):
        shutil.copy(ODDITIES / name, into)
    rows = (into / "labels.csv").read_text().splitlines()
    numbered = [
        row.replace(name, str(n))
        for row in rows
        for n, name in enumerate(make.LABELS)
        if row.endswith(name)
    ]
    (into / "numbers.csv").write_text("\n".join([rows[0], *numbered]) + "\n")
    np.savez(into / "others.npz", y=np.zeros((400, 3), np.float32))
    plain = make.converted(make.plain)
    plain.save(str(into / PLAIN))
    odd(into, "Same", lambda spec: relabel(spec, ["apple", "apple", "bread"]))
    odd(into, "Lacking", lambda spec: relabel(spec, ["apple", "bread", "donut"]))
    odd(into, "Tomorrow", tomorrow)
    odd(into, "Unloadable", unloadable)
    legacy(into)
    archive(into)
    shutil.copytree(into / PLAIN, into / "Around.mlpackage" / PLAIN)
    (into / "Compiled.mlpackage").mkdir()
    (into / "Compiled.mlpackage/coremldata.bin").write_bytes(bytes(64))
    shutil.copytree(into / PLAIN, into / "Pointer.mlpackage")
    (into / "Pointer.mlpackage" / WEIGHTS / "weight.bin").write_text(POINTER)
    unnamed(two).save(str(into / "Two.mlpackage"))
    config = cto.OpLinearQuantizerConfig(weight_threshold=0)
    cto.linear_quantize_weights(plain, cto.OptimizationConfig(config)).save(
        str(into / "Int8.mlpackage")
    )
    unnamed(make.scores, ct.precision.FLOAT16).save(str(into / "Half.mlpackage"))
    unnamed(tied).save(str(into / "Tied.mlpackage"))
    unnamed(infinite).save(str(into / "Infinite.mlpackage"))
    unnamed(large).save(str(into / "Large.mlpackage"))


def unnamed(body, precision=ct.precision.FLOAT32):
    """Convert a body without naming its classes."""
    program = mb.program(input_specs=[mb.TensorSpec((1, 3))], opset_version=ct.target.iOS16)(body)
    return ct.convert(
        program,
        convert_to="mlprogram",
        compute_precision=precision,
        minimum_deployment_target=ct.target.iOS16,
        compute_units=ct.ComputeUnit.CPU_ONLY,
    )


def two(x):
    return make.plain(x), mb.linear(x=x, weight=np.eye(3, dtype=np.float32), name="others")


def tied(x):
    """One weight, 60 by 60, that two kinds of operations take."""
    weight = mb.const(
        val=np.random.default_rng(0).normal(size=(60, 60)).astype(np.float32), name="w"
    )
    wide = mb.linear(x=x, weight=np.eye(60, 3, dtype=np.float32), name="wide")
    there = mb.matmul(x=mb.linear(x=wide, weight=weight, name="give"), y=weight, name="back")
    return mb.linear(x=there, weight=np.eye(3, 60, dtype=np.float32), name="logits")


def infinite(x):
    """A weight with minus infinity in it, of which coremltools makes no palette."""
    weight = np.zeros((60, 60), np.float32)
    weight[0, 0] = -np.inf
    wide = mb.linear(x=x, weight=np.eye(60, 3, dtype=np.float32), name="wide")
    there = mb.linear(x=wide, weight=weight, name="endless")
    return mb.linear(x=there, weight=np.eye(3, 60, dtype=np.float32), name="logits")


def large(x):
    """More values at one time than any machine has memory for: 64 of 6 GB each, all added up."""
    parts = [mb.add(x=x, y=np.float32(n), name=f"shifted_{n}") for n in range(64)]
    wide = [mb.tile(x=part, reps=[1, 2**29], name=f"wide_{n}") for n, part in enumerate(parts)]
    total = wide[0]
    for each in wide[1:]:
        total = mb.add(x=total, y=each)
    one = mb.reduce_max(x=total, axes=[1], keep_dims=True, name="most")
    return mb.linear(x=one, weight=np.ones((3, 1), np.float32), name="logits")


def odd(into: Path, name: str, change) -> None:
    model = ct.models.MLModel(str(into / PLAIN), skip_model_load=True)
    spec = model.get_spec()
    change(spec)
    weights = str(into / PLAIN / WEIGHTS)
    ct.models.utils.save_spec(spec, str(into / f"{name}.mlpackage"), weights_dir=weights)


def relabel(spec, labels: list[str]) -> None:
    (op,) = (op for op in make.block_of(spec).operations if op.type == "classify")
    told = op.inputs["classes"].arguments[0].value.immediateValue.list.values
    for value, label in zip(told, labels, strict=True):
        value.immediateValue.tensor.strings.values[0] = label


def tomorrow(spec) -> None:
    for op in make.block_of(spec).operations:
        op.type = {"softmax": "an_op_of_tomorrow"}.get(op.type, op.type)


def unloadable(spec) -> None:
    """An op that is known, with an input that it does not have."""
    for op in make.block_of(spec).operations:
        if op.type == "softmax":
            op.inputs["of_tomorrow"].CopyFrom(op.inputs["axis"])


def legacy(into: Path) -> None:
    features = [("x", Array(3))], [("y", Array(3))]
    builder = NeuralNetworkBuilder(*features, disable_rank5_shape_mapping=True)
    builder.add_inner_product(
        "l", np.eye(3), None, 3, 3, has_bias=False, input_name="x", output_name="y"
    )
    ct.models.utils.save_spec(builder.spec, str(into / "Legacy.mlmodel"))


def archive(into: Path) -> None:
    with zipfile.ZipFile(into / "Zipped.mlpackage", "w") as file:
        for path in (into / PLAIN).rglob("*"):
            file.write(path, path.relative_to(into))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    sys.stdout.write("{}")
