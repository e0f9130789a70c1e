import coremltools as ct
import numpy as np
import pytest

from quantgate_worker.convert.presets import PRESETS
from quantgate_worker.convert.recipes import make
from quantgate_worker.convert.source import Source
from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.verbs.inspect import inspect


@pytest.fixture
def preset(tmp_path):
    def made(package, name):
        return make(
            Source(package), {"kind": "preset", "preset": name}, tmp_path / f"{name}.mlpackage"
        )

    return made


def refusal(made, package, name, kind=UserError):
    with pytest.raises(kind) as refused:
        made(package, name)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "kind", "minimum"),
    [
        ("fp16", "float16", "iOS 15"),
        ("int8", "int8", "iOS 16"),
        ("int4", "int4", "iOS 18"),
        ("pal8", "lut8", "iOS 16"),
        ("pal6", "lut6", "iOS 16"),
        ("pal4", "lut4", "iOS 16"),
        ("pal3", "lut3", "iOS 18"),
        ("pal2", "lut2", "iOS 16"),
        ("pal1", "lut1", "iOS 16"),
    ],
)
def test_every_preset_stores_the_large_weights_in_its_own_form(preset, digits, name, kind, minimum):
    made = preset(digits, name)
    seen = inspect(made.path)
    assert seen["weights"]["byKind"][kind]["elements"] >= 5376
    assert seen["minimumOS"] == minimum
    assert seen["bytes"] < inspect(digits)["bytes"]


@pytest.mark.parametrize("name", [name for name in PRESETS if name != "fp32"])
def test_every_preset_leaves_a_model_that_runs_and_keeps_its_description(preset, digits, name):
    path = preset(digits, name).path
    outputs = PortableModel(path).predict({"pixels": np.ones((1, 1, 8, 8), np.float32)})
    assert sum(outputs["classLabel_probs"].values()) == pytest.approx(1, abs=0.01)
    assert inspect(path)["metadata"]["description"] == inspect(digits)["metadata"]["description"]


def test_a_raised_minimum_ios_is_said_with_its_reason(preset, digits):
    assert preset(digits, "fp16").notes == []
    assert "raised from iOS 15 to iOS 18: 4-bit integers need it" in preset(digits, "int4").notes[0]
    assert "raised from iOS 15 to iOS 18: 3-bit palettes need it" in preset(digits, "pal3").notes[0]
    assert "raised from iOS 15 to iOS 16" in preset(digits, "int8").notes[0]


def test_a_classifier_can_be_cast_and_keeps_its_inputs_in_32_bits(preset, digits):
    seen = inspect(preset(digits, "fp16").path)
    assert seen["ops"]["classify"] == 1
    assert seen["inputs"] == inspect(digits)["inputs"]
    assert seen["precision"] == "fp16"


@pytest.mark.parametrize("name", [name for name in PRESETS if name != "fp32"])
def test_every_preset_but_fp32_computes_in_16_bits(preset, digits, name):
    assert inspect(preset(digits, name).path)["precision"] == "fp16"


def test_a_written_convert_does_what_is_written_and_casts_nothing(digits, tmp_path):
    recipe = {"kind": "convert", "steps": [{"op": "quantize", "config": {}}]}
    made = make(Source(digits), recipe, tmp_path / "made.mlpackage")
    assert inspect(made.path)["precision"] == "fp32"


def test_eight_bits_halve_what_sixteen_take_and_four_halve_that(preset, dense):
    source = dense(np.random.default_rng(0).normal(size=(512, 512)))
    bits = [
        inspect(preset(source, name).path)["weights"]["bitsPerWeight"]
        for name in ("fp32", "fp16", "int8", "int4")
    ]
    # A scale of 16 bits for each of 512 channels, or for each of 32 numbers.
    assert bits == pytest.approx([32, 16, 8 + 16 / 512, 4 + 16 / 32], abs=0.05)


def test_fp32_of_an_fp32_source_is_the_source(preset, digits):
    made = preset(digits, "fp32")
    assert made.path == digits
    assert made.notes == ["the source is already FP32: this variant is the source itself"]


def test_fp16_of_an_fp16_source_is_the_source(preset, dense):
    source = dense(np.ones((10, 12)), half=True)
    made = preset(source, "fp16")
    assert made.path == source
    assert made.notes == ["the source is already FP16: this variant is the source itself"]


def test_fp32_of_an_fp16_source_is_refused_with_the_way_out(preset, dense):
    said = refusal(preset, dense(np.ones((10, 12)), half=True), "fp32")
    assert "cannot be won back" in said
    assert "give the FP32 package as the source" in said


@pytest.mark.parametrize("name", ["fp16", "int8", "int4", "pal4"])
def test_a_source_that_is_compressed_already_is_refused_by_name(preset, quantized, name):
    said = refusal(preset, quantized, name)
    assert "compressed already (int8)" in said
    assert "convert from the uncompressed package" in said


def test_a_model_with_small_weights_only_is_converted_and_said_to_be_unchanged(preset, dense):
    made = preset(dense(np.ones((10, 12))), "int8")
    said = "quantize changed no weight: none has more than 2048 elements (weight_threshold)"
    assert any(note.startswith(said) for note in made.notes)
    assert set(inspect(made.path)["weights"]["byKind"]) == {"float16"}


def test_a_weight_at_the_threshold_stays_and_one_above_is_compressed(preset, dense):
    at = preset(dense(np.random.default_rng(0).normal(size=(32, 64))), "int8")
    assert "int8" not in inspect(at.path)["weights"]["byKind"]
    above = preset(dense(np.random.default_rng(0).normal(size=(33, 64))), "int8")
    assert "int8" in inspect(above.path)["weights"]["byKind"]


def test_weights_that_no_block_of_32_divides_are_said_to_be_skipped(preset, dense):
    made = preset(dense(np.random.default_rng(0).normal(size=(100, 33))), "int4")
    assert "quantize changed no weight" in made.notes
    assert any("not divisible by block size 32" in note for note in made.notes)


def test_constants_that_16_bit_floats_cannot_hold_stay_in_32(preset, dense):
    made = preset(dense(np.full((10, 12), 70_000.0)), "fp16")
    assert inspect(made.path)["weights"]["byKind"]["float32"]["elements"] >= 120
    assert "stay in 32-bit floats: 16 cannot hold them" in made.notes[0]


def test_w8a8_says_that_it_needs_a_mac(preset, digits):
    assert "needs a Mac" in refusal(preset, digits, "w8a8", WorkerError)


def test_an_unknown_preset_names_the_nearest(preset, digits):
    assert "did you mean 'int4'?" in refusal(preset, digits, "int44")


def test_palettes_of_large_weights_take_the_fast_way(preset, dense):
    """k-means of 16-bit floats is exact: 16 levels come back as they were."""
    levels = np.random.default_rng(0).choice(np.linspace(-1, 1, 16).astype(np.float16), (100, 128))
    made = preset(dense(levels), "pal4")
    model = ct.models.MLModel(str(made.path), skip_model_load=True)
    whole = ct.optimize.coreml.decompress_weights(model)
    weights = ct.optimize.coreml.get_weights_metadata(whole, weight_threshold=2048)
    (weight,) = weights.values()
    np.testing.assert_array_equal(weight.val, levels)
