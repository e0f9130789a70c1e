"""LSTMs whose cell state is clipped, against the definition written out in NumPy."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

from quantgate_worker.engines.portable import PortableModel

STEPS, BATCH, WIDTH, INNER = 5, 2, 3, 4
X = np.random.default_rng(1).standard_normal((STEPS, BATCH, WIDTH)).astype(np.float32)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def by_hand(x, layer, clip, *, back=False):
    """Return the hidden states in the order of x, then the last hidden and cell state."""
    hidden, cell = np.zeros((2, BATCH, INNER), np.float32)
    steps = []
    for values in x[::-1] if back else x:
        gates = values @ layer["weight_ih"].T + hidden @ layer["weight_hh"].T + layer["bias"]
        into, forget, output, candidate = np.split(gates, 4, axis=1)
        peek_into, peek_forget, peek_output = np.split(layer["peephole"], 3)
        forget = sigmoid(forget + cell * peek_forget)
        into = sigmoid(into + cell * peek_into)
        cell = np.clip(forget * cell + into * np.tanh(candidate), -clip, clip)
        hidden = sigmoid(output + cell * peek_output) * np.tanh(cell)
        steps.append(hidden)
    return np.stack(steps[::-1] if back else steps), hidden, cell


@pytest.fixture
def layers(weights):
    """Make the weights of two directions."""
    return [
        {
            "weight_ih": weights(4 * INNER, WIDTH, seed=seed),
            "weight_hh": weights(4 * INNER, INNER, seed=seed + 1),
            "bias": weights(4 * INNER, seed=seed + 2),
            "peephole": weights(3 * INNER, seed=seed + 3),
        }
        for seed in (0, 10)
    ]


def predicted(convert, direction, layers, clip, **options):
    both = direction == "bidirectional"
    start = np.zeros((BATCH, INNER * (1 + both)), np.float32)
    back = {f"{name}_back": value for name, value in layers[1].items()} if both else {}

    def body(x):
        return mb.lstm(
            **{
                "x": x,
                "initial_h": start,
                "initial_c": start,
                **layers[0],
                **back,
                **options,
            },
            direction=direction,
            clip=None if clip is None else np.float32(clip),
        )

    model = PortableModel(convert(body, X.shape, target=ct.target.iOS16))
    return list(model.predict({"x": X}).values())


@pytest.mark.parametrize("clip", [0.1, 0.5, 50.0])
@pytest.mark.parametrize("direction", ["forward", "reverse"])
def test_the_cell_stays_within_its_limits_at_every_step(convert, layers, direction, clip):
    steps, hidden, cell = by_hand(X, layers[0], clip, back=direction == "reverse")
    # A reversed layer lists its steps as it computes them.
    listed = steps[::-1] if direction == "reverse" else steps
    found = predicted(convert, direction, layers, clip, output_sequence=True)
    for result, expected in zip(found, (listed, hidden, cell), strict=True):
        np.testing.assert_allclose(result, expected, atol=1e-5)


def test_both_directions_are_clipped_and_listed_in_the_order_of_the_input(convert, layers):
    there, back = (by_hand(X, layers[i], 0.3, back=bool(i)) for i in (0, 1))
    found = predicted(convert, "bidirectional", layers, 0.3, output_sequence=True)
    for result, *expected in zip(found, there, back, strict=True):
        np.testing.assert_allclose(result, np.concatenate(expected, axis=-1), atol=1e-5)


@pytest.mark.parametrize("direction", ["forward", "reverse", "bidirectional"])
def test_a_limit_that_is_never_reached_changes_nothing(convert, layers, direction):
    free = predicted(convert, direction, layers, None, output_sequence=True)
    wide = predicted(convert, direction, layers, 1e6, output_sequence=True)
    for one, other in zip(free, wide, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)


@pytest.mark.parametrize("kind", ["hard_sigmoid", "linear", "relu", "scaled_tanh"])
def test_its_activations_are_those_of_a_layer_that_is_not_clipped(convert, layers, kind):
    kinds = {
        "recurrent_activation": "sigmoid",
        "cell_activation": kind,
        "activation": kind,
    }
    free = predicted(convert, "forward", layers, None, **kinds)
    wide = predicted(convert, "forward", layers, 1e6, **kinds)
    for one, other in zip(free, wide, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-5)
