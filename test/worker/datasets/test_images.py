import struct
import zlib

import numpy as np
import pytest
from coremltools import colorlayout
from coremltools.models import MLModel
from PIL import Image

from quantgate_worker.datasets.images import ImageFolder, Look
from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import UserError, WorkerError

RED, BLUE = (255, 0, 0), (0, 0, 255)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "images"
    path.mkdir()
    return path


@pytest.fixture
def reader(folder, picture_model):
    def build(fit="center-crop", **model):
        spec = MLModel(str(picture_model(**model)), skip_model_load=True).get_spec()
        return ImageFolder(folder, spec, Look(fit=fit))

    return build


def halves(size, left, right):
    image = Image.new("RGB", size, left)
    image.paste(right, (size[0] // 2, 0, size[0], size[1]))
    return image


def refusal(reader, name):
    with pytest.raises(WorkerError) as refused:
        reader.read(name)
    return str(refused.value)


@pytest.mark.parametrize(
    ("fit", "left", "middle"),
    [
        ("center-crop", RED, BLUE),
        ("scale-fit", (0, 0, 0), BLUE),
        ("scale-fill", RED, BLUE),
        ("letterbox", (114, 114, 114), BLUE),
    ],
)
def test_a_tall_image_is_fitted_as_asked(folder, reader, fit, left, middle):
    halves((40, 80), RED, BLUE).save(folder / "a.png")
    image = reader(fit, width=8, height=8).read("a.png")[0]["picture"]
    assert image.size == (8, 8)
    assert image.getpixel((0, 4)) == left
    assert image.getpixel((5, 4)) == middle


def test_center_crop_cuts_both_ends_of_a_wide_image_alike(folder, reader):
    image = Image.new("RGB", (120, 40), RED)
    image.paste(BLUE, (40, 0, 80, 40))
    image.save(folder / "a.png")
    cropped = np.asarray(reader(width=4, height=4).read("a.png")[0]["picture"])
    np.testing.assert_array_equal(cropped, cropped[:, ::-1])
    assert cropped[:, 1:3].reshape(-1, 3).tolist() == [list(BLUE)] * 8


def test_an_image_is_turned_as_its_camera_held_it(folder, reader):
    exif = Image.Exif()
    exif[0x0112] = 6  # shown turned a quarter to the right
    halves((40, 40), RED, BLUE).save(folder / "a.jpg", exif=exif, quality=95, subsampling=0)
    image = reader(width=4, height=4).read("a.jpg")[0]["picture"]
    assert image.getpixel((1, 0))[0] > 200
    assert image.getpixel((1, 3))[2] > 200


@pytest.mark.parametrize(
    ("color", "expected"),
    [
        (colorlayout.RGB, [[255.0, 0.0, 0.0]]),
        (colorlayout.BGR, [[0.0, 0.0, 255.0]]),
        (colorlayout.GRAYSCALE, [[76.0]]),
    ],
)
def test_the_model_sees_the_channels_it_declares(folder, picture_model, color, expected):
    Image.new("RGB", (9, 7), RED).save(folder / "a.png")
    package = picture_model(color=color)
    spec = MLModel(str(package), skip_model_load=True).get_spec()
    inputs, _ = ImageFolder(folder, spec).read("a.png")
    assert PortableModel(package).predict(inputs)["means"].tolist() == expected


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "CMYK", "1", "LA"])
def test_every_8_bit_mode_becomes_the_rgb_that_it_shows(folder, reader, mode):
    path = folder / f"a.{'tif' if mode == 'CMYK' else 'png'}"
    color = (255, 255, 255) if mode in {"L", "1", "LA"} else RED
    Image.new("RGB", (9, 9), color).convert(mode).save(path)
    assert reader().read(path.name)[0]["picture"].getcolors() == [(16, color)]


@pytest.mark.parametrize("suffix", ["gif", "webp", "png"])
def test_of_an_animation_the_first_picture_is_read(folder, reader, suffix):
    first, second = Image.new("RGB", (9, 9), RED), Image.new("RGB", (9, 9), BLUE)
    first.save(folder / f"a.{suffix}", lossless=True, save_all=True, append_images=[second])
    assert reader().read(f"a.{suffix}")[0]["picture"].getcolors() == [(16, RED)]


def test_a_color_space_that_has_no_gray_is_shown_as_rgb_first(folder, reader):
    Image.new("LAB", (9, 9), (255, 128, 128)).save(folder / "a.tif")
    image = reader(color=colorlayout.GRAYSCALE).read("a.tif")[0]["picture"]
    assert (image.mode, image.getcolors()) == ("L", [(16, 255)])


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "a/" * 3000, "loop"])
def test_a_name_that_no_file_can_have_is_that_of_no_file(folder, reader, name):
    (folder / "loop").symlink_to("loop")
    assert refusal(reader(), name) == "there is no such file"


@pytest.mark.parametrize(
    ("fit", "box", "inner"),
    [
        ("scale-fill", (0, 0, 60, 30), (0, 0, 8, 8)),
        ("center-crop", (15, 0, 45, 30), (0, 0, 8, 8)),
        ("scale-fit", (0, 0, 60, 30), (0, 2, 8, 6)),
        ("letterbox", (0, 0, 60, 30), (0, 2, 8, 6)),
    ],
)
def test_pixels_are_weighed_by_a_triangle_as_wide_as_the_step(folder, reader, fit, box, inner):
    noise = np.random.default_rng(0).integers(0, 256, (30, 60, 3), np.uint8)
    Image.fromarray(noise).save(folder / "a.png")
    left, top, right, bottom = box
    x0, y0, x1, y1 = inner
    rows = weights_of_a_triangle(30, top, bottom, y1 - y0)
    columns = weights_of_a_triangle(60, left, right, x1 - x0)
    expected = np.full((8, 8, 3), 114.0 if fit == "letterbox" else 0.0)
    expected[y0:y1, x0:x1] = np.einsum("yh,hwc,xw->yxc", rows, noise.astype(float), columns)
    seen = np.asarray(reader(fit, width=8, height=8).read("a.png")[0]["picture"], float)
    assert np.abs(seen - expected).max() < 1.01


def weights_of_a_triangle(size, start, stop, count):
    """Weigh a line of pixels for each of `count` between two places, by distance from its middle.

    What is cut off weighs at the edge too: it is scaled first, and cut then.
    """
    step = (stop - start) / count
    middles = start + (np.arange(count) + 0.5) * step
    distance = np.abs(np.arange(size) + 0.5 - middles[:, None]) / step
    weights = np.maximum(0, 1 - distance)
    return weights / weights.sum(axis=1, keepdims=True)


def test_more_than_8_bits_a_channel_are_refused_not_clipped(folder, reader):
    Image.fromarray(np.full((9, 9), 40_000, np.uint16)).save(folder / "a.png")
    assert "more than 8 bits" in refusal(reader(), "a.png")


@pytest.mark.parametrize("kept", [0, 10, 100, 400])
@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "gif", "tiff", "heic", "avif"])
def test_a_file_cut_short_does_not_decode(folder, reader, suffix, kept):
    noise = np.random.default_rng(0).integers(0, 256, (40, 40, 3), np.uint8)
    path = folder / f"a.{suffix}"
    Image.fromarray(noise).save(path)
    path.write_bytes(path.read_bytes()[:kept])
    assert "does not decode" in refusal(reader(), path.name)


@pytest.mark.parametrize("side", [9_500, 60_000])
def test_a_picture_that_unpacks_to_too_many_pixels_is_not_unpacked(folder, reader, side):
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    data = png_chunk(b"IDAT", bytes(9))
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + header + data)
    assert "exceeds limit" in refusal(reader(), "a.png")


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_text_file_does_not_decode_and_tells_no_machine_path(folder, reader):
    (folder / "a.png").write_text("hello")
    said = refusal(reader(), "a.png")
    assert "does not decode" in said
    assert str(folder) not in said


@pytest.mark.parametrize("name", ["../secret.png", "/etc/passwd", "sub/../../secret.png"])
def test_a_file_outside_the_folder_is_not_read(folder, reader, name):
    Image.new("RGB", (4, 4)).save(folder.parent / "secret.png")
    assert "not below the images folder" in refusal(reader(), name)


def test_a_link_out_of_the_folder_is_not_followed(folder, reader):
    Image.new("RGB", (4, 4)).save(folder.parent / "secret.png")
    (folder / "a.png").symlink_to(folder.parent / "secret.png")
    assert "not below the images folder" in refusal(reader(), "a.png")


def test_an_empty_file_is_called_one(folder, reader):
    (folder / "a.png").touch()
    assert refusal(reader(), "a.png") == "the image does not decode: the file is empty"


def test_a_pointer_of_git_lfs_is_called_one(folder, reader):
    (folder / "a.png").write_text("version https://git-lfs.github.com/spec/v1\r\noid sha256:00\r\n")
    said = refusal(reader(), "a.png")
    assert "is a Git LFS pointer" in said
    assert "`lfs: true`" in said


def test_a_folder_that_is_named_like_a_picture_is_no_file(folder, reader):
    (folder / "a.png").mkdir()
    assert refusal(reader(), "a.png") == "there is no such file"


def test_a_file_that_is_missing_says_so(reader):
    assert refusal(reader(), "a.png") == "there is no such file"


def test_a_model_that_takes_arrays_asks_how_a_picture_becomes_one(folder, digits_model):
    with pytest.raises(UserError, match=r"preprocess: \{ layout: nchw, color: gray, scale: 1/255"):
        ImageFolder(folder, digits_model.get_spec())


def test_a_folder_that_is_missing_is_named(tmp_path, picture_model):
    spec = MLModel(str(picture_model()), skip_model_load=True).get_spec()
    with pytest.raises(UserError, match="there is no such folder"):
        ImageFolder(tmp_path / "nowhere", spec)
