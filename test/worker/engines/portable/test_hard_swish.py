import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813

from quantgate_worker.engines.portable import PortableModel

EDGES = np.array([-100, -3.0001, -3, -2.9999, -1, -0.0, 0, 1, 2.9999, 3, 3.5, 1000], np.float32)


def three_ops(cut, slope, offset):
    @mb.program(input_specs=[mb.TensorSpec(shape=EDGES.shape)], opset_version=ct.target.iOS15)
    def program(x):
        kept = mb.thresholded_relu(x=x, alpha=cut)
        return mb.mul(x=kept, y=mb.sigmoid_hard(x=kept, alpha=slope, beta=offset), name="out")

    return ct.convert(
        program, compute_precision=ct.precision.FLOAT32, minimum_deployment_target=ct.target.iOS15
    )


@pytest.mark.parametrize(
    ("cut", "slope", "offset"),
    [(-3.0, 1 / 6, 0.5), (-2.0, 1 / 6, 0.5), (-3.0, 0.2, 0.5), (-3.0, 1 / 6, 0.4)],
    ids=["hard swish", "another threshold", "another slope", "another offset"],
)
def test_the_three_ops_give_what_each_in_turn_gives(cut, slope, offset):
    kept = np.where(np.greater_equal(EDGES, cut), EDGES, 0)
    expected = kept * np.clip(np.float32(slope) * kept + np.float32(offset), 0, 1)
    out = PortableModel(three_ops(cut, slope, offset)).predict({"x": EDGES})["out"]
    np.testing.assert_allclose(out, expected, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("alpha", [-3.0, 0.0, 1.0, 0.1])
def test_a_thresholded_relu_keeps_what_equals_the_threshold(alpha):
    @mb.program(input_specs=[mb.TensorSpec(shape=(3,))], opset_version=ct.target.iOS15)
    def program(x):
        return mb.thresholded_relu(x=x, alpha=alpha, name="out")

    model = ct.convert(
        program, compute_precision=ct.precision.FLOAT32, minimum_deployment_target=ct.target.iOS15
    )
    at = np.float32(alpha)
    x = np.array([np.nextafter(at, np.float32(-9)), at, np.nextafter(at, np.float32(9))])
    out = PortableModel(model).predict({"x": x})["out"]
    np.testing.assert_array_equal(out, [0, x[1], x[2]])
