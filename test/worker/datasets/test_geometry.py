"""The way back from what a model is shown, against places that a picture itself marks."""

import numpy as np
import pytest
from coremltools.models import MLModel
from PIL import Image

from quantgate_worker.datasets.images import FITS, ImageFolder, Look

WIDTH, HEIGHT = 120, 80
SIDE = 8
ORIENTATION = 0x0112


@pytest.fixture
def marked(tmp_path):
    """Save a black picture with a white square in the middle of one place, lying as EXIF says."""

    def save(orientation, x, y, suffix="png"):
        pixels = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
        pixels[y - SIDE // 2 : y + SIDE // 2, x - SIDE // 2 : x + SIDE // 2] = 255
        exif = Image.Exif()
        exif[ORIENTATION] = orientation
        Image.fromarray(pixels).save(tmp_path / f"a.{suffix}", exif=exif)
        return tmp_path

    return save


def centre(image):
    """The middle of what is bright, in pixels from the left upper corner."""
    weights = np.asarray(image.convert("L"), float)
    rows, columns = np.mgrid[: image.height, : image.width] + 0.5
    return np.array([[(weights * columns).sum(), (weights * rows).sum()]]) / weights.sum()


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("size", [(32, 32), (60, 20), (17, 53)])
def test_a_place_is_found_again_in_the_file(marked, picture_model, fit, orientation, size):
    spec = MLModel(str(picture_model(*size)), skip_model_load=True).get_spec()
    folder = marked(orientation, 66, 34)
    inputs, geometry = ImageFolder(folder, spec, Look(fit=fit)).read("a.png")
    assert geometry.size == (WIDTH, HEIGHT)
    np.testing.assert_allclose(geometry.back(centre(inputs["picture"])), [[66, 34]], atol=0.75)


def test_a_picture_that_is_turned_while_it_is_loaded_is_turned_back_too(marked, picture_model):
    spec = MLModel(str(picture_model(32, 32)), skip_model_load=True).get_spec()
    inputs, geometry = ImageFolder(marked(6, 66, 34, "tif"), spec, Look(fit="scale-fit")).read(
        "a.tif"
    )
    assert geometry.size == (WIDTH, HEIGHT)
    np.testing.assert_allclose(geometry.back(centre(inputs["picture"])), [[66, 34]], atol=0.75)
