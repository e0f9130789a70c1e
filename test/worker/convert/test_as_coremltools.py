"""Every recipe gives the bytes that coremltools gives when it is called plainly, one by one."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name
from coremltools.models import MLModel
from coremltools.models.utils import _apply_graph_pass
from coremltools.optimize import coreml as cto
from threadpoolctl import threadpool_limits

from quantgate_worker.convert.palettes import Palettes
from quantgate_worker.convert.presets import PRESETS
from quantgate_worker.convert.recipes import foreseen_bits, make
from quantgate_worker.convert.source import Source
from quantgate_worker.package.files import package_files
from quantgate_worker.package.specification import specification

CALLS = {
    "quantize": (cto.linear_quantize_weights, cto.OpLinearQuantizerConfig),
    "palettize": (cto.palettize_weights, cto.OpPalettizerConfig),
    "prune": (cto.prune_weights, cto.OpMagnitudePrunerConfig),
}
CAST = {"op": "cast", "config": {}}
GROUPED = {
    "nbits": 2,
    "granularity": "per_grouped_channel",
    "group_size": 16,
    "weight_threshold": 16_000,
}
# The steps of a recipe, and the version that its forms need.
WRITTEN = {
    "pal4 in 32 bits": ([{"op": "palettize", "config": {"nbits": 4}}], 7),
    "uniform": ([CAST, {"op": "palettize", "config": {"nbits": 4, "mode": "uniform"}}], 7),
    "scaled": (
        [CAST, {"op": "palettize", "config": {"nbits": 4, "enable_per_channel_scale": True}}],
        9,
    ),
    "grouped": ([CAST, {"op": "palettize", "config": GROUPED}], 9),
    "vectors": ([CAST, {"op": "palettize", "config": {**GROUPED, "cluster_dim": 2}}], 9),
    "unsigned": ([CAST, {"op": "quantize", "config": {"dtype": "uint8", "mode": "linear"}}], 7),
    "pruned": ([CAST, {"op": "prune", "config": {"target_sparsity": 0.5}}], 7),
    "pruned, then pal4": (
        [
            CAST,
            {"op": "prune", "config": {"target_sparsity": 0.5}},
            {"op": "palettize", "config": {"nbits": 4}},
        ],
        9,
    ),
    "pal6, then int8": (
        [
            CAST,
            {"op": "palettize", "config": {"nbits": 6}},
            {"op": "quantize", "config": {"granularity": "per_tensor"}},
        ],
        9,
    ),
    "int8, then pal4": (
        [CAST, {"op": "quantize", "config": {}}, {"op": "palettize", "config": {"nbits": 4}}],
        9,
    ),
}
OF_PRESETS = {
    name: ([{"op": step.op, "config": dict(step.config)} for step in PRESETS[name]], 7)
    for name in PRESETS
    if name != "fp32"
}
RAISED = {"int4": 9, "pal3": 9}
RECIPES = {
    **{name: (steps, RAISED.get(name, 7)) for name, (steps, _) in OF_PRESETS.items()},
    **WRITTEN,
}


@pytest.fixture(autouse=True)
def one_thread():
    """scikit-learn's palettes depend on how many add up its sums."""
    with threadpool_limits(1, user_api="openmp"):
        yield


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """Ops of every kind that take weights, some weights read twice, and numbers of every kind."""
    chance = np.random.default_rng(5)

    def drawn(*shape, of=None):
        values = chance.normal(size=shape) if of is None else chance.choice(of, shape)
        return values.astype(np.float32)

    shared = drawn(128, 128)
    few = drawn(128, 128, of=[-1.5, -0.0, 0.0, 0.25, 1e-7])
    small = drawn(64, 128)

    @mb.program(input_specs=[mb.TensorSpec(shape=(1, 32, 8, 8))], opset_version=ct.target.iOS15)
    def program(x):
        x = mb.relu(x=mb.conv(x=x, weight=drawn(48, 32, 3, 3), pad_type="same"))
        x = mb.conv_transpose(x=x, weight=drawn(48, 32, 3, 3), pad_type="valid")
        x = mb.reduce_mean(x=x, axes=[2, 3], keep_dims=False)
        x = mb.concat(values=[x, x, x, x], axis=1)
        x = mb.linear(x=mb.relu(x=mb.linear(x=x, weight=shared)), weight=shared)
        x = mb.add(x=x, y=mb.matmul(x=mb.tanh(x=x), y=few))
        row = mb.gather(x=drawn(100, 128), indices=np.array([3], np.int32), axis=0)
        return mb.softmax(x=mb.linear(x=mb.add(x=x, y=row), weight=small), axis=-1, name="out")

    path = tmp_path_factory.mktemp("source") / "Source.mlpackage"
    ct.convert(
        program,
        compute_precision=ct.precision.FLOAT32,
        minimum_deployment_target=ct.target.iOS15,
        skip_model_load=True,
    ).save(str(path))
    return path


@pytest.fixture(scope="module")
def opened(source):
    """The source as the verb opens it, for all recipes together."""
    recipes = [{"kind": "convert", "steps": steps} for steps, _ in RECIPES.values()]
    palettes = Palettes(foreseen_bits(recipes))
    yield Source(source, palettes)
    palettes.close()


def plainly(path, steps, version):
    """What a script would write: opened, cast, raised, compressed step by step."""
    model = MLModel(str(path), skip_model_load=True)
    if CAST["op"] in [step["op"] for step in steps]:
        model = _apply_graph_pass(
            model,
            ct.transform.FP16ComputePrecision(),
            spec_version=model.get_spec().specificationVersion,
        )
    if version > 7:
        model = _apply_graph_pass(model, [], spec_version=version)
    joint = False
    for step in steps:
        if step["op"] in CALLS:
            call, configuration = CALLS[step["op"]]
            config = cto.OptimizationConfig(global_config=configuration(**step["config"]))
            model = call(model, config, joint_compression=joint)
            joint = True
    return model


def contents(path):
    """The weights, and the program but for the date in its build."""
    files = package_files(path)
    spec = specification(files)
    spec.mlProgram.attributes.pop("buildInfo", None)
    del spec.description.metadata.userDefined["com.github.apple.coremltools.conversion_date"]
    weights = {each.name: each.read_bytes() for each in (files.model_folder / "weights").iterdir()}
    return weights, spec.SerializeToString(deterministic=True)


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_gives_the_bytes_of_plain_calls(opened, source, tmp_path, name):
    steps, version = RECIPES[name]
    made = make(opened, {"kind": "convert", "steps": steps}, tmp_path / "made.mlpackage")
    plainly(source, steps, version).save(str(tmp_path / "plain.mlpackage"))
    made_weights, made_spec = contents(made.path)
    plain_weights, plain_spec = contents(tmp_path / "plain.mlpackage")
    assert made_weights == plain_weights
    assert made_spec == plain_spec
