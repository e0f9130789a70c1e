"""What a conversion reports as left alone equals the source bit for bit, or the variant fails."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name

from quantgate_worker.convert.left_alone import Known, stored
from quantgate_worker.convert.passes import tidied
from quantgate_worker.convert.presets import PRESETS
from quantgate_worker.convert.recipes import make
from quantgate_worker.convert.source import Source
from quantgate_worker.errors import WorkerError

RANDOM = np.random.default_rng(0)
SCALED = {
    "nbits": 4,
    "granularity": "per_grouped_channel",
    "group_size": 16,
    "enable_per_channel_scale": True,
    "weight_threshold": 0,
}


@pytest.fixture
def two_layers(converted_once):
    """Build a model with 48 channels, which 16 divides, and then 30, which it does not."""

    def build(*, half):
        first, second = RANDOM.normal(size=(48, 32)), RANDOM.normal(size=(30, 48))

        @mb.program(input_specs=[mb.TensorSpec(shape=(1, 32))], opset_version=ct.target.iOS18)
        def program(x):
            y = mb.relu(x=mb.linear(x=x, weight=first.astype(np.float32), name="fits"))
            return mb.linear(x=y, weight=second.astype(np.float32), name="misfit")

        def convert():
            precision = ct.precision.FLOAT16 if half else ct.precision.FLOAT32
            return ct.convert(
                program,
                convert_to="mlprogram",
                minimum_deployment_target=ct.target.iOS18,
                compute_precision=precision,
                skip_model_load=True,
            )

        return converted_once(("two layers", half), convert)

    return build


@pytest.fixture
def unfused(converted_once):
    """Build what coremltools' passes fold: a scale behind a convolution, a sum of constants."""

    def build():
        weight = RANDOM.normal(size=(8, 3, 3, 3)).astype(np.float32)
        scale = RANDOM.normal(size=(1, 8, 1, 1)).astype(np.float32)

        @mb.program(
            input_specs=[mb.TensorSpec(shape=(1, 3, 16, 16))], opset_version=ct.target.iOS16
        )
        def program(x):
            y = mb.conv(x=x, weight=weight, pad_type="same")
            y = mb.add(x=mb.mul(x=y, y=scale), y=(scale * 3).astype(np.float32))
            matrix = RANDOM.normal(size=(16, 200)).astype(np.float32)
            bias = RANDOM.normal(size=(200,)).astype(np.float32)
            return mb.add(x=mb.matmul(x=y, y=matrix), y=bias, name="y")

        def convert():
            return ct.convert(
                program,
                convert_to="mlprogram",
                minimum_deployment_target=ct.target.iOS16,
                compute_precision=ct.precision.FLOAT32,
                pass_pipeline=ct.PassPipeline.EMPTY,
                skip_model_load=True,
            )

        return converted_once("unfused", convert)

    return build


def converted(source, tmp_path, *steps):
    recipe = {"kind": "convert", "steps": list(steps)}
    return make(Source(source), recipe, tmp_path / "made.mlpackage")


@pytest.mark.parametrize("half", [False, True])
def test_a_tensor_that_is_said_to_be_skipped_and_is_changed_fails_the_variant(
    two_layers, tmp_path, half
):
    with pytest.raises(WorkerError) as refused:
        converted(two_layers(half=half), tmp_path, {"op": "palettize", "config": SCALED})
    said = str(refused.value)
    assert said.startswith(f"coremltools {ct.__version__} changed misfit_weight_")
    assert "[30, 48], which it reports as left alone" in said
    assert refused.value.kind == "failed"


@pytest.mark.parametrize("steps", [[], [{"op": "cast", "config": {}}]])
def test_a_tensor_that_is_skipped_and_stays_fails_nothing(two_layers, tmp_path, steps):
    config = {**SCALED, "enable_per_channel_scale": False}
    step = {"op": "palettize", "config": config}
    made = converted(two_layers(half=False), tmp_path, *steps, step)
    assert any("Skipped" in note for note in made.notes)


def test_leaving_the_tensor_out_is_the_way_round_it(two_layers, tmp_path):
    config = {"global_config": SCALED, "op_name_configs": {"misfit": None}}
    assert converted(two_layers(half=False), tmp_path, {"op": "palettize", "config": config}).path


@pytest.mark.parametrize("name", [name for name in PRESETS if name != "fp32"])
def test_constants_that_passes_fold_are_no_change(unfused, tmp_path, name):
    recipe = {"kind": "preset", "preset": name}
    made = make(Source(unfused()), recipe, tmp_path / "made.mlpackage")
    assert made.path.is_dir()


def test_a_convert_without_a_cast_of_constants_that_passes_fold_is_no_change(unfused, tmp_path):
    config = {"weight_threshold": 1000}
    assert converted(unfused(), tmp_path, {"op": "quantize", "config": config}).path


def test_the_passes_do_fold_them(unfused):
    source = Source(unfused())
    known = Known(stored(source.models), halved=False)
    assert known.strangers(stored(source.models)) == []
    made = [tidied(model) for model in source.models]
    assert len(known.strangers(stored(made))) > 0


def test_one_bit_makes_a_stranger(dense):
    weight = RANDOM.normal(size=(40, 80)).astype(np.float32)
    other = weight.copy()
    other[7, 9] = np.nextafter(other[7, 9], np.float32(np.inf))
    first, second = (stored(Source(dense(each, softmax=False)).models) for each in (weight, other))
    assert Known(first, halved=False).strangers(first) == []
    (named,) = Known(first, halved=False).strangers(second)
    assert named.endswith(" [40, 80]")


@pytest.mark.parametrize("count", [399, 400])
def test_the_cast_keeps_numbers_of_smaller_tensors_from_becoming_zero(dense, count):
    """What is known to come of a cast is what coremltools makes of it."""
    weight = RANDOM.normal(size=(1, count)).astype(np.float32)
    weight[0, :3] = [1e-12, -1e-12, 0]
    source = Source(dense(weight, softmax=False))
    known = Known(stored(source.models), halved=True)
    assert known.strangers(stored(source.half.models)) == []


def test_a_scale_that_is_no_number_fails_the_variant_and_names_the_constant(dense, tmp_path):
    """Twice the largest 16-bit float is none: a palette holds it, a scale of it does not."""
    weight = RANDOM.normal(size=(40, 80))
    weight[3] = [65504, -65504] * 40
    source = Source(dense(weight, softmax=False))
    with pytest.raises(
        WorkerError, match=r"a scale of the constant 'linear_weight_\d+_to_fp16' that"
    ):
        make(source, {"kind": "preset", "preset": "int8"}, tmp_path / "int8.mlpackage")
    assert make(source, {"kind": "preset", "preset": "pal4"}, tmp_path / "pal4.mlpackage").path
