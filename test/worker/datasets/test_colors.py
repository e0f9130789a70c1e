"""Colors are compared with what the published matrices give, computed here with numpy."""

import struct
import zlib

import numpy as np
import pytest
from coremltools import colorlayout
from coremltools.models import MLModel
from PIL import Image, ImageCms
from pillow_heif import register_heif_opener

from quantgate_worker.datasets.images import ImageFolder, Look
from quantgate_worker.errors import WorkerError

register_heif_opener()
RED, WHITE = (255, 0, 0), (255, 255, 255)

# CSS Color 4, "Sample code for color conversions": linear colors to XYZ of D65, and back.
FROM_P3 = [
    [608311 / 1250200, 189793 / 714400, 198249 / 1000160],
    [35783 / 156275, 247089 / 357200, 198249 / 2500400],
    [0, 32229 / 714400, 5220557 / 5000800],
]
FROM_REC2020 = [
    [63426534 / 99577255, 20160776 / 139408157, 47086771 / 278816314],
    [26158966 / 99577255, 472592308 / 697040785, 8267143 / 139408157],
    [0, 19567812 / 697040785, 295819943 / 278816314],
]
TO_SRGB = [
    [12831 / 3959, -329 / 214, -1974 / 3959],
    [-851781 / 878810, 1648619 / 878810, 36519 / 878810],
    [705 / 12673, -2585 / 12673, 705 / 667],
]
# The colorants of Apple's own profile "Display P3", already adapted to D50.
APPLES_P3 = [
    (0.51512, 0.24120, -0.00105),
    (0.29198, 0.69225, 0.04189),
    (0.15710, 0.06657, 0.78407),
]
SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
NOISE = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)


@pytest.fixture
def read(picture_model):
    """Read one picture as a model of its own size takes it."""

    def build(path, *, size=None, color=colorlayout.RGB, **more):
        with Image.open(path) as image:
            width, height = size or image.size
        package = picture_model(color=color, width=width, height=height)
        spec = MLModel(str(package), skip_model_load=True).get_spec()
        return ImageFolder(path.parent, spec, Look(**more)).read(path.name)[0]["picture"]

    return build


def linear(color):
    color = np.asarray(color, float) / 255
    return np.where(color <= 0.04045, color / 12.92, ((color + 0.055) / 1.055) ** 2.4)


def encoded(light):
    light = np.clip(light, 0, 1)
    return 255 * np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)


def as_srgb(pixels, matrix):
    return encoded(linear(pixels) @ np.array(matrix).T @ np.array(TO_SRGB).T)


def profile(space, tags):
    """Write an ICC profile, of version 4."""
    offset, table, data = 132 + 12 * len(tags), b"", b""
    for name, value in tags.items():
        table += struct.pack(">4sII", name, offset + len(data), len(value))
        data += value + bytes(-len(value) % 4)
    body = struct.pack(">I", len(tags)) + table + data
    head = struct.pack(">I4xI4s4s4s", 128 + len(body), 0x04300000, b"mntr", space, b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + body


def xyz(*values):
    return struct.pack(">4s4x3i", b"XYZ ", *(round(65536 * value) for value in values))


def curve(kind, *numbers):
    form = f">4s4xHH{len(numbers)}i"
    return struct.pack(form, b"para", kind, 0, *(round(65536 * value) for value in numbers))


def display_p3():
    colorants = dict(zip((b"rXYZ", b"gXYZ", b"bXYZ"), (xyz(*c) for c in APPLES_P3), strict=True))
    curves = dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve(3, *SRGB_CURVE))
    return profile(b"RGB ", {b"wtpt": xyz(0.9642, 1, 0.8249), **colorants, **curves})


def linear_gray():
    return profile(b"GRAY", {b"wtpt": xyz(0.9642, 1, 0.8249), b"kTRC": curve(0, 1)})


def farthest(image, expected):
    return np.abs(np.asarray(image, float) - expected).max()


@pytest.mark.parametrize("suffix", ["png", "tiff", "webp", "heic"])
def test_display_p3_becomes_the_srgb_of_the_published_matrices(tmp_path, read, suffix):
    path = tmp_path / f"a.{suffix}"
    lossless = {
        "webp": {"lossless": True},
        "heic": {"quality": -1, "chroma": 444, "matrix_coefficients": 0},
    }
    image = Image.fromarray(NOISE)
    image.save(path, icc_profile=display_p3(), **lossless.get(suffix, {}))
    expected = as_srgb(NOISE, FROM_P3)
    assert farthest(read(path), expected) < 1.6
    # It is no small matter: unconverted, colors are off by up to a third of the scale.
    assert farthest(NOISE, expected) > 60


def test_a_jpeg_of_display_p3_is_converted_after_it_is_turned(tmp_path, read):
    pixels = np.zeros((32, 64, 3), np.uint8)
    pixels[:, :32], pixels[:, 32:] = (200, 80, 60), (60, 160, 90)
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    path = tmp_path / "a.jpg"
    Image.fromarray(pixels).save(
        path, icc_profile=display_p3(), exif=exif, quality=100, subsampling=0
    )
    assert farthest(read(path), as_srgb(pixels[::-1, ::-1], FROM_P3)) < 3


@pytest.mark.parametrize("suffix", ["heic", "avif"])
@pytest.mark.parametrize(("number", "matrix"), [(12, FROM_P3), (9, FROM_REC2020)])
def test_a_space_that_is_named_by_number_is_converted_too(tmp_path, read, suffix, number, matrix):
    path, shade = tmp_path / f"a.{suffix}", (180, 120, 100)
    Image.new("RGB", (64, 64), shade).save(path, quality=100)
    name_space(path, number, 13)
    assert farthest(read(path), as_srgb(shade, matrix)) < 3.1
    assert farthest(np.array(shade), as_srgb(shade, matrix)) > 8


@pytest.mark.parametrize("suffix", ["heic", "avif"])
@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((9, 16), "HDR (PQ)"),
        ((9, 18), "HDR (HLG)"),
        ((1, 8), "linear light"),
        ((10, 13), "primaries 10"),
    ],
)
def test_what_srgb_cannot_show_is_refused_by_name(tmp_path, read, suffix, numbers, said):
    path = tmp_path / f"a.{suffix}"
    Image.new("RGB", (64, 64), RED).save(path)
    name_space(path, *numbers)
    with pytest.raises(WorkerError, match="colors are not read") as refused:
        read(path)
    assert said in str(refused.value)


def name_space(path, primaries, transfer):
    """Write numbers of ITU-T H.273 into the file's `nclx` boxes."""
    form = path.read_bytes()
    head, *rest = form.split(b"colrnclx")
    assert rest
    numbers = struct.pack(">HH", primaries, transfer)
    path.write_bytes(head + b"".join(b"colrnclx" + numbers + each[4:] for each in rest))


def test_png_may_name_its_space_by_number(tmp_path, read):
    path, shade = tmp_path / "a.png", (180, 120, 100)
    Image.new("RGB", (8, 8), shade).save(path)
    content = path.read_bytes()
    path.write_bytes(content[:33] + png_chunk(b"cICP", bytes([12, 13, 0, 1])) + content[33:])
    assert farthest(read(path), as_srgb(shade, FROM_P3)) < 1.6


def test_a_gray_image_has_the_curve_of_its_profile(tmp_path, read):
    path = tmp_path / "a.png"
    ramp = np.arange(256, dtype=np.uint8).reshape(16, 16)
    Image.fromarray(ramp).save(path, icc_profile=linear_gray())
    expected = encoded(ramp / 255)
    assert farthest(read(path), expected[..., None].repeat(3, 2)) < 1.6
    assert farthest(read(path, color=colorlayout.GRAYSCALE), expected) < 1.6


def test_an_srgb_profile_changes_nothing_that_shows(tmp_path, read):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.fromarray(NOISE).save(tmp_path / "a.png", icc_profile=srgb)
    assert farthest(read(tmp_path / "a.png"), NOISE) <= 1


@pytest.mark.parametrize(
    "broken",
    [b"no profile", display_p3()[:200], bytes(4000), linear_gray(), display_p3()[:-40] + b"?" * 40],
    ids=["text", "cut short", "zeros", "of other channels", "with rubbish in a curve"],
)
def test_a_profile_that_cannot_be_used_leaves_the_colors_as_srgb(tmp_path, read, broken):
    Image.fromarray(NOISE).save(tmp_path / "a.png", icc_profile=broken)
    assert farthest(read(tmp_path / "a.png"), NOISE) == 0


def test_cmyk_without_a_profile_is_shown_as_pillow_shows_it(tmp_path, read):
    path = tmp_path / "a.jpg"
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(path, quality=100)
    assert farthest(read(path), np.array(RED)) <= 2


@pytest.mark.parametrize("suffix", ["png", "webp", "tiff", "heic", "avif"])
def test_what_is_transparent_shows_white(tmp_path, read, suffix):
    pixels = np.zeros((64, 64, 4), np.uint8)
    pixels[:32], pixels[32:] = (*RED, 0), (*RED, 255)
    path = tmp_path / f"a.{suffix}"
    Image.fromarray(pixels).save(path, quality=100)
    image = read(path)
    assert farthest(image.crop((0, 0, 64, 28)), np.array(WHITE)) <= 3
    assert farthest(image.crop((0, 36, 64, 64)), np.array(RED)) <= 3


def test_a_background_that_is_declared_shows_by_as_much_as_is_transparent(tmp_path, read):
    alpha = np.arange(256, dtype=np.uint8).reshape(16, 16)
    pixels = np.dstack([np.full((16, 16, 3), RED, np.uint8), alpha])
    Image.fromarray(pixels).save(tmp_path / "a.png")
    share = alpha[..., None] / 255
    expected = share * np.array(RED) + (1 - share) * np.array((0, 128, 255))
    image = read(tmp_path / "a.png", background=(0, 128, 255))
    assert farthest(image, expected) < 1


def test_colors_are_converted_before_they_are_laid_over_the_background(tmp_path, read):
    shade = (200, 80, 60)
    Image.new("RGBA", (8, 8), (*shade, 128)).save(tmp_path / "a.png", icc_profile=display_p3())
    share = 128 / 255
    expected = share * as_srgb(shade, FROM_P3) + (1 - share) * 255
    assert farthest(read(tmp_path / "a.png"), expected) < 1.6


@pytest.mark.parametrize(
    ("mode", "more"),
    [
        ("P", {"transparency": 0}),
        ("L", {"transparency": 0}),
        ("1", {"transparency": 0}),
        ("RGB", {"transparency": (0, 0, 0)}),
        ("LA", {}),
    ],
)
@pytest.mark.parametrize("color", [colorlayout.RGB, colorlayout.GRAYSCALE])
def test_every_way_to_be_transparent_shows_the_background(tmp_path, read, mode, more, color):
    if mode == "P":
        image = Image.new("P", (8, 8), 0)
        image.putpalette([0, 0, 0, *RED])
    else:
        image = Image.new(mode, (8, 8), 0)
    image.save(tmp_path / "a.png", **more)
    shown = read(tmp_path / "a.png", color=color, background=(90, 90, 90))
    assert farthest(shown, 90) == 0


def test_a_gray_profile_holds_for_gray_with_transparency(tmp_path, read):
    Image.new("LA", (8, 8), (55, 255)).save(tmp_path / "a.png", icc_profile=linear_gray())
    assert farthest(read(tmp_path / "a.png"), encoded(55 / 255)) < 1.6


def test_a_heic_is_upright_once(tmp_path, read):
    pixels = np.zeros((64, 128, 3), np.uint8)
    pixels[:, :64], pixels[:, 64:] = RED, (0, 0, 255)
    exif = Image.Exif()
    exif[0x0112] = 6  # shown turned a quarter to the right
    for name in ("a.heic", "a.avif"):
        path = tmp_path / name
        Image.fromarray(pixels).save(path, exif=exif.tobytes(), quality=100)
        image = read(path, size=(64, 128))
        assert image.getpixel((32, 20))[0] > 200
        assert image.getpixel((32, 108))[2] > 200


@pytest.mark.parametrize("suffix", ["heic", "avif"])
def test_what_a_file_of_boxes_holds_is_seen_whatever_brand_it_names_first(tmp_path, read, suffix):
    path = tmp_path / f"a.{suffix}"
    Image.new("RGB", (64, 64), RED).save(path, quality=100)
    content = path.read_bytes()
    path.write_bytes(content[:8] + b"mif1" + content[12:])
    assert farthest(read(path), np.array(RED)) <= 3


def test_of_a_photo_with_more_pictures_the_first_is_read(tmp_path, read):
    first, second = Image.new("RGB", (64, 64), RED), Image.new("RGB", (64, 64), WHITE)
    first.save(tmp_path / "a.jpg", format="MPO", save_all=True, append_images=[second], quality=100)
    first.save(tmp_path / "a.heic", save_all=True, append_images=[second], quality=100)
    for name in ("a.jpg", "a.heic"):
        assert farthest(read(tmp_path / name), np.array(RED)) <= 3


def test_of_sixteen_bits_in_three_channels_the_upper_eight_are_read(tmp_path, read):
    rows = b"".join(b"\0" + struct.pack(">3H", 0x80FF, 0x10FF, 0xF000) * 8 for _ in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 16, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*c) for c in chunks))
    assert farthest(read(tmp_path / "a.png"), np.array((0x80, 0x10, 0xF0))) == 0


def png_chunk(kind, data):
    checked = kind + data
    return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))
