import numpy as np
from PIL import Image

from quantgate_worker.datasets.dataset import Example, Pass
from quantgate_worker.engines.portable.images import planes
from quantgate_worker.engines.portable.interface import Feature
from quantgate_worker.engines.shared import SharedImage, own
from quantgate_worker.evaluation.step import Step

RGB = Feature(name="x", kind="image", shape=(1, 3, 2, 2), dtype="uint8", color="RGB", size=(2, 2))
BGR = Feature(name="x", kind="image", shape=(1, 3, 2, 2), dtype="uint8", color="BGR", size=(2, 2))
RED = Image.new("RGB", (2, 2), (255, 0, 0))


def test_planes_of_a_shared_image_are_made_once_for_each_way_to_make_them():
    image = SharedImage(RED)
    first = planes(RGB, image)
    assert planes(RGB, image) is first
    assert planes(BGR, image)[0, :, 0, 0].tolist() == [0, 0, 255]
    np.testing.assert_array_equal(first, planes(RGB, RED))


def test_nobody_writes_to_what_is_shared():
    assert not planes(RGB, SharedImage(RED)).flags.writeable


def test_the_pictures_of_an_example_are_shared_by_its_lanes_and_arrays_stay_as_they_are():
    array = np.zeros(3)
    example = Example(sample={"id": "a"}, inputs={"x": RED, "y": array})
    shown = Step(Pass(name="samples"), example, None).example.inputs
    assert isinstance(shown["x"], SharedImage)
    assert own(shown["x"]) is RED
    assert shown["y"] is array
