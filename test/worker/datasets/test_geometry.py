"""The way back from what a model is shown, against places that a picture itself marks."""

import numpy as np
import pytest
from coremltools.models import MLModel
from PIL import Image

from quantgate_worker.datasets.geometry import moved
from quantgate_worker.datasets.images import FITS, ImageFolder, Look
from quantgate_worker.datasets.letterbox import GREY, letterbox

WIDTH, HEIGHT = 120, 80
SIDE = 8
ORIENTATION = 0x0112


@pytest.fixture
def marked(tmp_path):
    """Save a grey picture with a white square in the middle of one place, lying as EXIF says."""

    def save(orientation, x, y, suffix="png"):
        pixels = np.full((HEIGHT, WIDTH, 3), GREY, np.uint8)
        pixels[y - SIDE // 2 : y + SIDE // 2, x - SIDE // 2 : x + SIDE // 2] = 255
        exif = Image.Exif()
        exif[ORIENTATION] = orientation
        Image.fromarray(pixels).save(tmp_path / f"a.{suffix}", exif=exif)
        return tmp_path

    return save


def centre(image):
    """The middle of what is brighter than grey borders, in pixels from the left upper corner."""
    weights = np.clip(np.asarray(image.convert("L"), float) - GREY, 0, None)
    rows, columns = np.mgrid[: image.height, : image.width] + 0.5
    return np.array([[(weights * columns).sum(), (weights * rows).sum()]]) / weights.sum()


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("size", [(32, 32), (60, 20), (17, 53)])
def test_a_place_is_found_again_in_the_file(marked, picture_model, fit, orientation, size):
    spec = MLModel(str(picture_model(*size)), skip_model_load=True).get_spec()
    folder = marked(orientation, 66, 34)
    inputs, geometry = ImageFolder(folder, spec, Look(fit=fit)).read("a.png")
    assert (geometry.size, geometry.fitted) == ((WIDTH, HEIGHT), size)
    np.testing.assert_allclose(geometry.back(centre(inputs["picture"])), [[66, 34]], atol=0.75)


@pytest.mark.parametrize(("orientation", "place"), [(1, (66, 34)), (3, (54, 46)), (6, (46, 66))])
def test_a_place_is_found_again_in_the_picture_as_people_see_it(
    marked, picture_model, orientation, place
):
    spec = MLModel(str(picture_model(32, 32)), skip_model_load=True).get_spec()
    folder = marked(orientation, 66, 34)
    inputs, geometry = ImageFolder(folder, spec, Look(fit="letterbox")).read("a.png")
    assert geometry.upright_size == ((HEIGHT, WIDTH) if orientation == 6 else (WIDTH, HEIGHT))
    found = moved(geometry.upright, centre(inputs["picture"]))
    np.testing.assert_allclose(found, [place], atol=0.75)


@pytest.mark.parametrize("size", [(640, 640), (96, 96), (640, 384), (97, 61)])
def test_a_letterbox_has_the_sides_and_borders_of_the_one_that_detectors_are_trained_with(size):
    random = np.random.default_rng(4)
    for width, height in random.integers(1, 1500, (50, 2)).tolist():
        fitted, ((x, _, left), (_, y, upper)) = letterbox(Image.new("L", (width, height)), size)
        # As Ultralytics writes it: borders are halved, and the halves rounded apart.
        gain = min(size[1] / height, size[0] / width)
        inner = max(round(width * gain), 1), max(round(height * gain), 1)
        borders = [(whole - side) / 2 for whole, side in zip(size, inner, strict=True)]
        begins = [round(border - 0.1) for border in borders]
        box = (*begins, begins[0] + inner[0], begins[1] + inner[1])
        assert fitted.size == size
        assert fitted.point(lambda value: 255 * (value == 0)).getbbox() == box
        ways = (width / inner[0], height / inner[1])
        assert (x, y) == ways
        assert (left, upper) == tuple(-a * b for a, b in zip(begins, ways, strict=True))


def test_a_picture_that_is_turned_while_it_is_loaded_is_turned_back_too(marked, picture_model):
    spec = MLModel(str(picture_model(32, 32)), skip_model_load=True).get_spec()
    inputs, geometry = ImageFolder(marked(6, 66, 34, "tif"), spec, Look(fit="scale-fit")).read(
        "a.tif"
    )
    assert geometry.size == (WIDTH, HEIGHT)
    np.testing.assert_allclose(geometry.back(centre(inputs["picture"])), [[66, 34]], atol=0.75)
