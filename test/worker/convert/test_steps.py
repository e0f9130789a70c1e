import numpy as np
import pytest

from quantgate_worker.convert.recipes import make
from quantgate_worker.convert.source import Source
from quantgate_worker.errors import UserError
from quantgate_worker.verbs.inspect import inspect

HALF = ("cast", {"dtype": "float16"})
# The only way in which coremltools quantizes the entries of a palette.
PER_TENSOR = ("quantize", {"granularity": "per_tensor"})


@pytest.fixture
def convert(tmp_path):
    def converted(package, *steps):
        recipe = {"kind": "convert", "steps": [{"op": op, "config": c} for op, c in steps]}
        return make(Source(package), recipe, tmp_path / "converted.mlpackage")

    return converted


def kinds(made):
    return set(inspect(made.path)["weights"]["byKind"])


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([HALF], {"float16"}),
        ([("quantize", {})], {"int8", "float32"}),
        ([("quantize", {"dtype": "uint8", "mode": "linear"})], {"uint8", "float32"}),
        ([("palettize", {"nbits": 4})], {"lut4", "float32"}),
        ([("palettize", {"nbits": 4, "mode": "uniform"})], {"lut4", "float32"}),
        ([("prune", {"target_sparsity": 0.5})], {"sparse", "float32"}),
        ([("prune", {"n_m_ratio": [1, 2]})], {"sparse", "float32"}),
        ([("prune", {"threshold": 0.2})], {"sparse", "float32"}),
        ([HALF, ("palettize", {"nbits": 4}), PER_TENSOR], {"lut4+int8", "float16"}),
        (
            [("prune", {"target_sparsity": 0.5}), ("palettize", {"nbits": 2})],
            {"sparse+lut2", "float32"},
        ),
        ([("prune", {"target_sparsity": 0.5}), ("quantize", {})], {"sparse+int8", "float32"}),
        ([("quantize", {}), ("palettize", {"nbits": 4})], {"lut4+int8", "float32"}),
    ],
)
def test_steps_make_the_form_they_say(convert, digits, steps, expected):
    assert kinds(convert(digits, *steps)) == expected


@pytest.mark.parametrize(
    ("config", "why"),
    [
        ({"nbits": 3}, "3-bit palettes"),
        ({"nbits": 4, "granularity": "per_grouped_channel", "group_size": 8}, "group of channels"),
        (
            {"nbits": 4, "granularity": "per_grouped_channel", "group_size": 8, "cluster_dim": 2},
            "need it",
        ),
    ],
)
def test_palettes_that_need_ios_18_get_it_and_say_why(convert, digits, config, why):
    made = convert(digits, HALF, ("palettize", config))
    assert inspect(made.path)["minimumOS"] == "iOS 18"
    assert any("raised from iOS 15 to iOS 18" in note for note in made.notes)
    assert why in made.notes[0]


def test_compressing_twice_joins_the_forms_instead_of_doing_nothing(convert, digits):
    made = convert(digits, HALF, ("palettize", {"nbits": 4}), PER_TENSOR)
    assert not any("changed no weight" in note for note in made.notes)
    assert "weights compressed more than once need it" in made.notes[0]


def test_a_step_that_changes_nothing_is_said_to_change_nothing(convert, digits):
    """A palette of four entries is too short for coremltools to quantize."""
    made = convert(digits, HALF, ("palettize", {"nbits": 2}), PER_TENSOR)
    assert "quantize changed no weight" in made.notes


def test_a_group_size_that_divides_nothing_is_overheard(convert, digits):
    config = {"nbits": 4, "granularity": "per_grouped_channel", "group_size": 5}
    made = convert(digits, HALF, ("palettize", config))
    assert kinds(made) == {"float16"}
    assert "palettize changed no weight" in made.notes
    assert any("not divisible by channel_group_size (5)" in note for note in made.notes)


def test_a_sparsity_below_the_least_asked_for_is_overheard(convert, digits):
    made = convert(digits, ("prune", {"threshold": 0.000001}))
    assert any("minimum_sparsity_percentile" in note for note in made.notes)


def test_op_types_and_names_choose_what_is_compressed(convert, digits):
    by_type = {"global_config": None, "op_type_configs": {"linear": {"nbits": 2}}}
    assert inspect(convert(digits, ("palettize", by_type)).path)["weights"]["byKind"]["lut2"] == {
        "tensors": 1,
        "elements": 3072,
    }
    spared = {"global_config": {"nbits": 2}, "op_type_configs": {"linear": None}}
    assert inspect(convert(digits, ("palettize", spared)).path)["weights"]["byKind"]["lut2"] == {
        "tensors": 1,
        "elements": 2304,
    }
    by_name = {"op_name_configs": {"linear_0": {"nbits": 2}}}
    assert inspect(convert(digits, ("palettize", by_name)).path)["weights"]["byKind"]["lut2"] == {
        "tensors": 1,
        "elements": 3072,
    }


@pytest.mark.parametrize("name", ["linear_0", "var_0_6_weight", "linear_0_cast_fp16"])
def test_names_from_before_a_cast_still_find_what_they_name(convert, digits, name):
    made = convert(digits, HALF, ("palettize", {"op_name_configs": {name: {"nbits": 2}}}))
    assert inspect(made.path)["weights"]["byKind"]["lut2"]["elements"] == 3072
    renamed = any(f"{name} is called" in note for note in made.notes)
    assert renamed == (not name.endswith("_cast_fp16"))


def test_names_of_the_plain_model_hold_in_every_later_step(convert, digits):
    quantize = {"op_type_configs": {"linear": PER_TENSOR[1]}}
    made = convert(digits, HALF, ("palettize", {"nbits": 4}), ("quantize", quantize))
    counts = inspect(made.path)["weights"]["byKind"]
    assert (counts["lut4+int8"]["elements"], counts["lut4"]["elements"]) == (3072, 2304)


def test_unknown_types_and_names_are_all_named_with_the_nearest(convert, digits):
    config = {"op_type_configs": {"convv": None}, "op_name_configs": {"linear0": None, "zz": None}}
    with pytest.raises(UserError) as refused:
        convert(digits, ("quantize", config))
    first, second, third = str(refused.value).splitlines()
    assert "convert.quantize.op_type_configs: no 'convv'" in first
    assert "did you mean 'conv'?" in first
    assert "did you mean 'linear_0'?" in second
    assert "nothing is called 'zz'" in third


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([("palettise", {})], "'palettise' is no step; did you mean 'palettize'?"),
        ([("palettize", {"nbit": 4})], "unknown key 'nbit'; did you mean 'nbits'?"),
        ([("palettize", {})], '"nbits" must be provided'),
        ([("palettize", {"nbits": 5})], '"nbits" (5)'),
        ([("palettize", {"nbits": "four"})], "convert.palettize: "),
        ([("palettize", {"nbits": 4, "lut_function": "x"})], "lut_function: it takes a function"),
        ([("palettize", {"nbits": 4, "num_kmeans_workers": 2})], "workers: it forks a process"),
        ([("quantize", {"dtype": "int3"})], "Invalid dtype int3"),
        ([("quantize", {"granularity": "per_moon"})], "Invalid granularity=per_moon"),
        ([("quantize", {"mode": "cubic"})], "cubic"),
        ([("quantize", {"config_type": "OpPalettizerConfig"})], "OpLinearQuantizerConfig"),
        ([("quantize", {"config_type": "sys"})], "config_type 'sys'"),
        ([("prune", {"target_sparsity": 2.0})], "[0, 1]"),
        ([("prune", {"target_sparsity": 0.5, "threshold": 0.1})], "unknown key 'threshold'"),
        ([("quantize", {"global_config": {}, "op_types": {}})], "unknown key 'op_types'"),
        ([("quantize", {"op_type_configs": ["conv"]})], "takes a dictionary"),
        ([("quantize", {"global_config": 3})], "takes a dictionary, not 3"),
        ([("quantize", {"op_type_configs": {"conv": 3}})], "takes a dictionary, not 3"),
        ([("cast", {"dtype": "bfloat16"})], "only float16"),
        ([("cast", {"type": "float16"})], "unknown key 'type'"),
        ([("quantize", {}), ("cast", {})], "convert.cast: comes first"),
    ],
)
def test_a_configuration_that_is_wrong_is_refused_by_its_key(convert, digits, steps, said):
    with pytest.raises(UserError) as refused:
        convert(digits, *steps)
    assert said in str(refused.value)
    assert "convert" in str(refused.value)


def test_the_dictionary_of_the_policy_is_not_changed(convert, digits):
    config = {"op_type_configs": {"conv": {"nbits": 4}}, "global_config": {"nbits": 2}}
    convert(digits, ("palettize", config))
    assert config == {"op_type_configs": {"conv": {"nbits": 4}}, "global_config": {"nbits": 2}}


def test_a_cast_of_a_source_in_16_bits_is_noted_and_does_nothing(convert, dense):
    source = dense(np.random.default_rng(0).normal(size=(64, 64)), half=True)
    made = convert(source, HALF, ("quantize", {}))
    assert "the source is already FP16: the cast leaves it as it is" in made.notes
    assert kinds(made) == {"int8", "float16"}
