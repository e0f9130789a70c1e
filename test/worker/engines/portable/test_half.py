import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it


def test_an_fp16_product_beyond_its_range_is_infinite_even_if_scaled_back(run):
    def there_and_back(x):
        return mb.mul(x=mb.mul(x=x, y=np.float32(300)), y=np.float32(1 / 300))

    x = np.array([300.0, 3.0], np.float32)
    assert run(there_and_back, x, half=True).tolist()[0] == np.inf
    assert run(there_and_back, x, half=False) == pytest.approx([300.0, 3.0])


def test_every_fp16_result_is_rounded_to_what_fp16_stores(run):
    def chain(x):
        return mb.sqrt(x=mb.square(x=mb.sin(x=x)))

    x = np.linspace(0.1, 3.0, 1000, dtype=np.float32)
    half = np.float16
    sine = np.sin(x.astype(half).astype(np.float32)).astype(half).astype(np.float32)
    square = (sine * sine).astype(half).astype(np.float32)
    expected = np.sqrt(square).astype(half).astype(np.float32)
    # One step of fp16 apart at most where the two libraries' sines differ in their last bit.
    steps = np.abs(run(chain, x, half=True) - expected) / np.spacing(expected.astype(half))
    assert steps.max() <= 1
    assert (steps == 0).mean() > 0.99


def test_fp16_keeps_subnormals_and_rounds_halves_to_even(run):
    def doubled(x):
        return mb.add(x=x, y=x)

    x = np.array([3e-8, 2049.0, 2051.0], np.float32)
    expected = (x.astype(np.float16) * 2).astype(np.float32)
    assert run(doubled, x, half=True).tolist() == expected.tolist()
