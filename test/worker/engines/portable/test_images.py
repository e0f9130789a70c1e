import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from PIL import Image

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import UserError

RED = np.zeros((2, 3, 3), np.uint8)
RED[:, :, 0] = 200


def unchanged(x):
    return mb.identity(x=x, name="pixels")


def image_model(convert, layout, channels, **options):
    image = ct.ImageType(name="x", shape=(1, channels, 2, 3), color_layout=layout, **options)
    return PortableModel(convert(unchanged, (1, channels, 2, 3), inputs=[image]))


@pytest.mark.parametrize(
    ("layout", "order", "channel"),
    [(ct.colorlayout.RGB, "RGB", 0), (ct.colorlayout.BGR, "BGR", 2)],
)
def test_color_images_arrive_in_the_declared_order(convert, layout, order, channel):
    model = image_model(convert, layout, 3)
    (described,) = model.inputs
    assert (described.kind, described.color, described.size) == ("image", order, (3, 2))
    for value in (Image.fromarray(RED), RED):
        pixels = model.predict({"x": value})["pixels"]
        assert pixels[0, channel].tolist() == [[200.0] * 3] * 2
        assert pixels.sum() == 200 * 6


def test_gray_images_have_one_channel(convert):
    model = image_model(convert, ct.colorlayout.GRAYSCALE, 1)
    gray = np.arange(6, dtype=np.uint8).reshape(2, 3)
    assert model.inputs[0].color == "gray"
    for value in (Image.fromarray(gray), gray):
        assert model.predict({"x": value})["pixels"].tolist() == [[gray.tolist()]]


def test_scale_and_bias_are_applied_to_each_channel(convert):
    model = image_model(convert, ct.colorlayout.RGB, 3, scale=1 / 255, bias=[-0.5, 0.0, 1.0])
    pixels = model.predict({"x": Image.fromarray(RED)})["pixels"]
    assert pixels[0, :, 0, 0] == pytest.approx([200 / 255 - 0.5, 0.0, 1.0], abs=1e-6)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (np.zeros((3, 3, 3), np.uint8), r"takes shape \[1, 3, 2, 3\], not \[1, 3, 3, 3\]"),
        (np.full((2, 3, 3), 0.5), "takes uint8 numbers, and 0.5 is none"),
        (np.full((2, 3, 3), 256), "takes uint8 numbers, and 256 is none"),
        (np.full((2, 3, 3), -1), "takes uint8 numbers, and -1 is none"),
        (np.zeros((2, 3), np.uint8), r"takes an image, or its pixels as \[height, width, 3\]"),
    ],
)
def test_an_image_that_does_not_fit_is_refused(convert, value, message):
    with pytest.raises(UserError, match=message):
        image_model(convert, ct.colorlayout.RGB, 3).predict({"x": value})


OUTPUTS = {"RGB": [[[10, 20, 30]]], "BGR": [[[30, 20, 10]]]}


@pytest.mark.parametrize("color", OUTPUTS)
def test_color_images_leave_as_rgb_pixels(convert, color):
    planes = np.array([10.0, 20.0, 30.0]).reshape(1, 3, 1, 1)
    pixels = given(convert, planes, color)
    assert (pixels.tolist(), pixels.dtype) == (OUTPUTS[color], np.uint8)


def test_pixels_are_the_nearest_bytes(convert):
    values = np.array([-3.0, 1.4, 1.6, 300.0, np.inf, np.nan]).reshape(1, 1, 2, 3)
    pixels = given(convert, values, "GRAYSCALE")
    assert (pixels.tolist(), pixels.dtype) == ([[0, 1, 2], [255, 255, 0]], np.uint8)


def test_gray_images_of_halves_keep_their_values(convert):
    values = np.array([[[[-3.5, 0.25, 300.0]]]])
    pixels = given(convert, values, "GRAYSCALE_FLOAT16")
    assert (pixels.tolist(), pixels.dtype) == ([[-3.5, 0.25, 300.0]], np.float16)


def test_planes_that_are_not_an_image_are_an_error_that_names_the_output(convert):
    with pytest.raises(UserError, match=r"'pixels' is a RGB image; the program gave \[1, 1, 1, 3"):
        given(convert, np.zeros((1, 1, 1, 3)), "RGB")


def given(convert, planes, space):
    model = convert(unchanged, planes.shape)
    image = model._spec.description.output[0].type.imageType
    image.colorSpace = getattr(image, space)
    image.height, image.width = planes.shape[2:]
    engine = PortableModel(model)
    assert engine.outputs[0].kind == "image"
    return engine.predict({"x": planes})["pixels"]
