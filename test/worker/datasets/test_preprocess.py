import numpy as np
import pytest
from coremltools.proto import FeatureTypes_pb2, Model_pb2
from PIL import Image

from quantgate_worker.datasets.images import image_folder
from quantgate_worker.datasets.parts import Part
from quantgate_worker.errors import ProtocolError, UserError

TYPES = FeatureTypes_pb2.ArrayFeatureType.ArrayDataType
IMAGENET = {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]}
NOISE = np.random.default_rng(0).integers(0, 256, (6, 8, 3), np.uint8)


def spec_of(*shape, dtype="FLOAT32", ranges=(), choices=(), name="x", spec=None):
    spec = spec or Model_pb2.Model()
    described = spec.description.input.add()
    described.name = name
    array = described.type.multiArrayType
    array.shape.extend(shape)
    array.dataType = TYPES.Value(dtype)
    for low, high in ranges:
        array.shapeRange.sizeRanges.add(lowerBound=low, upperBound=high)
    for choice in choices:
        array.enumeratedShapes.shapes.add(shape=choice)
    return spec


@pytest.fixture
def shown(tmp_path):
    """Show a picture to a model of one input, and return what it takes of it."""
    Image.fromarray(NOISE).save(tmp_path / "a.png")

    def read(spec, preprocess=None, **options):
        told = {**options, **({} if preprocess is None else {"preprocess": preprocess})}
        (array,) = image_folder(Part(at=tmp_path, options=told), spec).read("a.png")[0].values()
        return array

    return read


def refusal(shown, *given, **options):
    with pytest.raises(UserError) as refused:
        shown(*given, **options)
    return str(refused.value)


def test_the_numbers_are_those_of_torchvision_to_the_last_bit(shown):
    preprocess = {"layout": "nchw", "color": "rgb", "scale": 1 / 255, **IMAGENET}
    array = shown(spec_of(1, 3, 6, 8), preprocess)
    # ToTensor: div(255); Normalize: sub(mean), div(std); each in 32-bit floats.
    tensor = NOISE.transpose(2, 0, 1).astype(np.float32) / np.float32(255)
    mean, std = (np.array(IMAGENET[key], np.float32)[:, None, None] for key in ("mean", "std"))
    np.testing.assert_array_equal(array, ((tensor - mean) / std)[None])
    assert (array.dtype, array.flags.c_contiguous) == (np.float32, True)


def test_every_byte_is_divided_as_a_division_rounds_it(shown, tmp_path):
    every = np.arange(256, dtype=np.uint8).reshape(16, 16)
    Image.fromarray(every).save(tmp_path / "a.png")
    for below in (255, 127.5, 256, 16):
        preprocess = {"layout": "nchw", "color": "gray", "scale": 1 / below}
        array = shown(spec_of(16, 16), preprocess)
        np.testing.assert_array_equal(array, every.astype(np.float32) / np.float32(below))


@pytest.mark.parametrize("color", ["rgb", "bgr", "gray"])
@pytest.mark.parametrize("layout", ["nchw", "nhwc"])
@pytest.mark.parametrize("batch", [(), (1,)])
def test_channels_lie_where_the_layout_has_them(shown, color, layout, batch):
    gray = np.asarray(Image.fromarray(NOISE).convert("L"))[..., None]
    pixels = {"rgb": NOISE, "bgr": NOISE[..., ::-1], "gray": gray}[color]
    placed = pixels if layout == "nhwc" else pixels.transpose(2, 0, 1)
    array = shown(spec_of(*batch, *placed.shape), {"layout": layout, "color": color})
    np.testing.assert_array_equal(array, placed.astype(np.float32).reshape((*batch, *placed.shape)))


def test_a_plane_without_channels_takes_gray(shown):
    array = shown(spec_of(6, 8), {"layout": "nchw", "color": "gray"})
    assert array.shape == (6, 8)


@pytest.mark.parametrize(
    ("dtype", "kind"), [("FLOAT16", "float16"), ("DOUBLE", "float64"), ("INT32", "int32")]
)
def test_an_array_has_the_type_that_the_input_declares(shown, dtype, kind):
    array = shown(spec_of(1, 3, 6, 8, dtype=dtype), {"layout": "nchw", "color": "rgb"})
    assert array.dtype == kind
    np.testing.assert_array_equal(array[0], NOISE.transpose(2, 0, 1))


@pytest.mark.parametrize(
    ("shape", "preprocess", "said"),
    [
        ((1, 8, 8, 3), {"layout": "nchw", "color": "rgb"}, "is it layout nhwc?"),
        ((1, 3, 8, 8), {"layout": "nhwc", "color": "rgb"}, "is it layout nchw?"),
        ((1, 1, 8, 8), {"layout": "nchw", "color": "bgr"}, "is it color gray?"),
        ((1, 3, 8, 8), {"layout": "nchw", "color": "gray"}, "is it color rgb or bgr?"),
        ((1, 5, 8, 8), {"layout": "nchw", "color": "rgb"}, "would put 3 where it has 5"),
        ((2, 3, 8, 8), {"layout": "nchw", "color": "rgb"}, "2 pictures and not one"),
        ((8,), {"layout": "nchw", "color": "rgb"}, "no picture of color rgb"),
        ((1, 3, 8, 8), {"layout": "nchw"}, r"say color \(rgb, bgr or gray\)"),
        ((1, 3, 8, 8), {}, r"say layout \(nchw or nhwc\) and color"),
        (
            (1, 3, 8, 8),
            {"layout": "nchw", "color": "rgb", "mean": [0, 0]},
            "mean has 2 numbers, and color rgb has 3 channels",
        ),
        ((1, 3, 8, 8), {"layout": "nchw", "color": "rgb", "std": 0}, "above 0"),
        ((1, 3, 8, 8), None, "such as preprocess: { layout: nchw, color: rgb, scale: 1/255 }"),
        ((1, 8, 8, 3), None, "such as preprocess: { layout: nhwc, color: rgb, scale: 1/255 }"),
        ((1, 8, 8), None, "such as preprocess: { layout: nchw, color: gray, scale: 1/255 }"),
    ],
)
def test_what_does_not_fit_the_array_says_what_would(shown, shape, preprocess, said):
    assert said.replace("\\", "") in refusal(shown, spec_of(*shape), preprocess)


def test_whole_numbers_are_not_scaled(shown):
    preprocess = {"layout": "nchw", "color": "rgb", "scale": 1 / 255}
    assert "no fractions" in refusal(shown, spec_of(1, 3, 8, 8, dtype="INT32"), preprocess)


def test_pixels_that_8_bits_with_a_sign_do_not_hold_are_refused(shown):
    spec = spec_of(1, 3, 6, 8, dtype="INT8")
    preprocess = {"layout": "nchw", "color": "rgb"}
    assert "takes int8, -128 to 127, and pixels" in refusal(shown, spec, preprocess)
    array = shown(spec, {**preprocess, "mean": 128})
    np.testing.assert_array_equal(array[0], NOISE.transpose(2, 0, 1).astype(int) - 128)


def test_an_image_is_scaled_by_the_model_itself(shown, picture_model):
    from coremltools.models import MLModel

    spec = MLModel(str(picture_model()), skip_model_load=True).get_spec()
    assert "take preprocess out" in refusal(shown, spec, {"layout": "nchw", "color": "rgb"})


@pytest.mark.parametrize("preprocess", [3, {"layout": "hwcn", "color": "rgb"}])
def test_a_plan_that_tells_something_else_is_a_bug(shown, preprocess):
    with pytest.raises(ProtocolError):
        shown(spec_of(1, 3, 8, 8), preprocess)


RGB = {"layout": "nchw", "color": "rgb"}
RANGES = ((1, 1), (3, 3), (4, 64), (4, -1))


def test_of_ranged_shapes_the_policy_chooses_one(shown):
    spec = spec_of(1, 3, 8, 8, ranges=RANGES)
    assert shown(spec, RGB, size=[12, 10]).shape == (1, 3, 10, 12)
    assert "[1, 3, 4 to 64, 4 or more]: say which" in refusal(shown, spec, RGB)
    assert "size: [12, 65] makes [1, 3, 65, 12]" in refusal(shown, spec, RGB, size=[12, 65])


def test_of_enumerated_shapes_the_policy_chooses_one(shown):
    spec = spec_of(1, 3, 8, 8, choices=((1, 3, 8, 8), (1, 3, 16, 12)))
    assert shown(spec, RGB, size=[12, 16]).shape == (1, 3, 16, 12)
    said = refusal(shown, spec, RGB, size=[16, 12])
    assert "[1, 3, 8, 8] or [1, 3, 16, 12]" in said


@pytest.mark.parametrize("size", [[8], [8, 8, 8], [8.5, 8], [0, 8], 8])
def test_a_size_is_a_width_and_a_height(shown, size):
    assert "[width, height]" in refusal(shown, spec_of(1, 3, 8, 8), RGB, size=size)


def test_a_size_that_a_model_does_not_take_is_refused(shown, picture_model):
    from coremltools.models import MLModel

    spec = MLModel(str(picture_model(8, 8)), skip_model_load=True).get_spec()
    assert shown(spec, size=[8, 8]).size == (8, 8)
    assert "takes [8, 8]" in refusal(shown, spec, size=[16, 8])
