"""Palettes found by counting are those that coremltools finds, to the bit."""

import warnings
from contextlib import closing
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from coremltools.models import MLModel
from coremltools.optimize import coreml as cto
from coremltools.optimize.coreml._quantization_passes import palettize_weights
from threadpoolctl import threadpool_limits

from quantgate_worker.convert.counts import counts, palette
from quantgate_worker.convert.left_alone import stored
from quantgate_worker.convert.palettes import NBITS, Palettes
from quantgate_worker.convert.recipes import foreseen_bits, make
from quantgate_worker.convert.source import Source

SHAPE = (80, 125)
CHANCE = np.random.default_rng(11)
BITS = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
USUAL = (0.05 * CHANCE.normal(size=SHAPE)).astype(np.float16)


def chosen(*values):
    return CHANCE.choice(np.array(values, np.float16), SHAPE)


def bits(*values):
    return CHANCE.choice(np.array(values, np.uint16), SHAPE).view(np.float16)


def mixed(*rare):
    """Usual numbers with some others among them."""
    values = USUAL.copy().reshape(-1)
    values[:: len(values) // 50] = np.resize(np.array(rare, np.float16), 50)
    return values.reshape(SHAPE)


TENSORS = {
    "usual ones": USUAL,
    "both zeros": mixed(0.0, -0.0),
    "minus zero alone": chosen(-0.0),
    "minus zero before zero": np.sort(chosen(-0.0, 0.0, 1.0).reshape(-1)).reshape(SHAPE),
    "fewer than entries": chosen(-1.5, -0.0, 0.0, 0.25, 3.0),
    "one number": chosen(0.1),
    "infinity": mixed(np.inf),
    "minus infinity": mixed(-np.inf),
    "both infinities": mixed(-np.inf, np.inf, -0.0),
    "no numbers of many kinds": np.where(USUAL > 0.05, bits(0x7C01, 0x7E00, 0xFE00, 0xFFFF), USUAL),
    "nothing but no numbers": bits(0x7C01, 0xFE00),
    "the smallest and the largest": mixed(6e-8, -6e-8, 65504, -65504),
    "every 16-bit float": BITS[: 1 << 16].reshape(256, 256),
    "every number of some sizes": np.resize(BITS[0x3000:0x4000], (300, 220)),
    "read across": USUAL.T,
    "every second": np.resize(USUAL, (200, 200))[:, ::2],
}


@pytest.fixture(scope="module")
def palettes():
    found = Palettes()
    yield found
    found.close()


@pytest.mark.parametrize("nbits", [2, 8])
@pytest.mark.parametrize("name", TENSORS)
def test_a_palette_is_the_one_that_coremltools_finds(palettes, name, nbits):
    values = TENSORS[name]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        expected_lut, expected = palettize_weights._get_lut_and_indices(
            values, "KMEANS", nbits, None
        )
    lut, indices = palettes.of(values, nbits)
    assert (lut.dtype, indices.dtype) == (expected_lut.dtype, expected.dtype)
    assert lut.tobytes() == expected_lut.tobytes()
    assert indices.tobytes() == expected.tobytes()
    assert (lut.shape, indices.shape) == (expected_lut.shape, expected.shape)


@pytest.mark.parametrize(
    "values",
    [USUAL[:79], USUAL.astype(np.float32), CHANCE.integers(-99, 99, SHAPE, np.int32)],
    ids=["small", "32 bits", "integers"],
)
def test_what_is_not_counted_is_left_to_coremltools_in_one_thread(palettes, values):
    with threadpool_limits(1, user_api="openmp"):
        expected_lut, expected = palettize_weights._get_lut_and_indices(values, "KMEANS", 2, None)
    lut, indices = palettes.of(values, 2)
    assert lut.tobytes() == expected_lut.tobytes()
    assert indices.tobytes() == expected.tobytes()


def test_a_small_palette_is_the_same_with_whatever_number_of_threads(palettes):
    values = USUAL.astype(np.float32)
    found = list[bytes]()
    for threads in (1, 2, 3):
        with threadpool_limits(threads, user_api="openmp"):
            found.append(palettes.of(values, 6)[0].tobytes())
    assert len({*found}) == 1


def test_a_tensor_of_millions_is_counted_whole():
    values = np.resize(BITS, (5, 600_000))
    often = np.bincount(values.reshape(-1).view(np.uint16), minlength=1 << 16)
    np.testing.assert_array_equal(counts(values), often)


def test_what_is_begun_ahead_is_found_once_and_is_the_same(dense, monkeypatch):
    values = np.resize(USUAL, (128, 96))
    source = Source(dense(values, half=True))
    alone = {nbits: palette(counts(values), nbits) for nbits in (2, 4, 6)}
    found = []

    def finding(counted, nbits):
        found.append(nbits)
        return palette(counted, nbits)

    monkeypatch.setattr("quantgate_worker.convert.palettes.palette", finding)
    with closing(Palettes([4, 2, 4])) as ahead:
        ahead.begin(stored(source.models))
        ahead.begin(stored(source.models))
        for nbits in (2, 4, 6, 2):
            lut, indices = ahead.of(values, nbits)
            assert lut.tobytes() == alone[nbits].entries.tobytes()
            assert indices.tobytes() == alone[nbits].indices(values).tobytes()
    assert sorted(found) == [2, 4, 6]


def test_whoever_waits_for_one_finds_others_meanwhile(dense, monkeypatch):
    """The one thread there is begins with the first, and ends it once the second is found."""
    values = np.resize(USUAL, (128, 96))
    source = Source(dense(values, half=True))
    begun, helped = Event(), Event()

    def finding(counted, nbits):
        if nbits == 4:
            begun.set()
            assert helped.wait(60)
        else:
            helped.set()
        return palette(counted, nbits)

    monkeypatch.setattr("quantgate_worker.convert.palettes.palette", finding)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with closing(Palettes([4, 2])) as ahead:
        ahead.begin(stored(source.models))
        assert begun.wait(60)
        lut, _ = ahead.of(values, 4)
        assert lut.tobytes() == palette(counts(values), 4).entries.tobytes()


def test_palettes_of_whole_tensors_are_asked_for_here_and_no_others():
    asked = Palettes().asked_by(
        cto.OptimizationConfig(
            global_config=cto.OpPalettizerConfig(nbits=4, weight_threshold=77),
            op_type_configs={
                "conv": cto.OpPalettizerConfig(nbits=4, weight_threshold=77),
                "linear": cto.OpPalettizerConfig(mode="unique"),
                "matmul": None,
            },
            op_name_configs={
                "a": cto.OpPalettizerConfig(nbits=4, granularity="per_grouped_channel"),
                "b": cto.OpPalettizerConfig(nbits=4, cluster_dim=2),
                "c": cto.OpPalettizerConfig(nbits=4, enable_per_channel_scale=True),
            },
        )
    )
    bodies = {"all": asked.global_config, **asked.op_type_configs, **asked.op_name_configs}
    modes = {name: body and body.mode for name, body in bodies.items()}
    assert modes == {
        "all": "CUSTOM",
        "conv": "CUSTOM",
        "linear": "UNIQUE",
        "matmul": None,
        "a": "KMEANS",
        "b": "KMEANS",
        "c": "CUSTOM",
    }
    assert asked.global_config.weight_threshold == 77
    # coremltools compares those of all operations that read one constant.
    assert asked.global_config == asked.op_type_configs["conv"]


def test_what_is_no_palettizer_is_handed_on_as_it_is():
    config = cto.OptimizationConfig(global_config=cto.OpLinearQuantizerConfig())
    assert Palettes().asked_by(config) == config


class _Watched(Palettes):
    def __init__(self):
        super().__init__()
        self.asked = []

    def of(self, values, nbits):
        self.asked.append((values.shape, nbits))
        return super().of(values, nbits)


def test_a_preset_finds_its_palettes_here(dense, tmp_path):
    palettes = _Watched()
    source = Source(dense(np.resize(USUAL, (128, 96))), palettes)
    recipe = {"kind": "preset", "preset": "pal4"}
    made = make(source, recipe, tmp_path / "made.mlpackage")
    assert palettes.asked == [((128, 96), 4)]
    assert MLModel(str(made.path), skip_model_load=True).weights_dir
    assert Path(made.path).is_dir()


@pytest.mark.parametrize(
    ("recipe", "expected"),
    [
        ({"kind": "preset", "preset": "pal6"}, [6]),
        ({"kind": "preset", "preset": "int8"}, []),
        ({"kind": "preset", "preset": ["pal6"]}, []),
        ({"kind": "stored"}, []),
        ({"kind": "convert", "steps": [{"op": "palettize", "config": {"nbits": 3}}]}, [3]),
        ({"kind": "convert", "steps": [{"op": "palettize", "config": {"nbits": 99}}]}, []),
        ({"kind": "convert", "steps": [{"op": "palettize", "config": {"nbits": [4]}}]}, []),
        (
            {"kind": "convert", "steps": [{"op": "palettize", "config": {"nbits": 4, "x": 1}}]},
            [],
        ),
        ({"kind": "convert", "steps": [{"op": "palettize"}]}, []),
        ({"kind": "convert", "steps": [{"op": "prune", "config": {"nbits": 4}}]}, []),
    ],
)
def test_how_many_bits_will_be_asked_for_is_foreseen_where_it_is_plain(recipe, expected):
    assert list(foreseen_bits([recipe])) == expected
    assert set(expected) <= set(NBITS)
