import struct
import tracemalloc
import zipfile
from contextlib import suppress

import numpy as np
import pytest
from coremltools.models import MLModel
from coremltools.proto import FeatureTypes_pb2, Model_pb2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quantgate_worker.datasets.arrays import array_rows
from quantgate_worker.errors import UserError

ROWS = np.arange(24, dtype=np.float32).reshape(6, 4)


@pytest.fixture
def spec():
    return _spec(4)


@pytest.fixture
def archive(tmp_path):
    def write(save=np.savez, **arrays):
        path = tmp_path / "inputs.npz"
        save(path, **arrays)
        return path

    return write


def refusal(path, spec, count=6):
    with pytest.raises(UserError) as refused:
        list(array_rows(path, spec, count))
    return str(refused.value)


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
@pytest.mark.parametrize("shape", [(6, 4), (6, 1, 4)], ids=["without batch", "with batch"])
@pytest.mark.parametrize("dtype", ["float32", "float64", "float16", "uint8", ">f4", "int64"])
def test_rows_come_in_order_in_the_shape_that_the_model_takes(archive, spec, save, shape, dtype):
    rows = list(array_rows(archive(save, x=ROWS.reshape(shape).astype(dtype)), spec, 6))
    assert [row["x"].shape for row in rows] == [(1, 4)] * 6
    np.testing.assert_array_equal(np.concatenate([row["x"] for row in rows]), ROWS)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(values=st.lists(st.floats(width=32), min_size=4, max_size=40))
def test_what_is_read_is_bit_for_bit_what_numpy_reads(archive, spec, values):
    count = len(values) // 4
    saved = np.array(values[: count * 4], np.float32).reshape(count, 4)
    rows = array_rows(archive(np.savez_compressed, x=saved), spec, count)
    assert b"".join(row["x"].tobytes() for row in rows) == saved.tobytes()


def test_an_array_of_another_name_names_both(archive, spec):
    said = refusal(archive(pixels=ROWS), spec)
    assert "array 'pixels' is no input of the model (there is: x)" in said
    assert "there is no array for the input 'x' (there is: pixels)" in said


def test_fewer_rows_than_samples_are_refused_with_both_numbers(archive, spec):
    assert "array 'x' has 5 rows, but there are 6 samples" in refusal(archive(x=ROWS[:5]), spec)


def test_a_row_of_another_shape_is_refused_with_both_shapes(archive, spec):
    said = refusal(archive(x=np.ones((6, 5), np.float32)), spec)
    assert "a row of array 'x' is [5], the input takes [1, 4]" in said


@pytest.mark.parametrize("dtype", ["complex64", "U3", "datetime64[s]"])
def test_what_is_not_numbers_is_refused(archive, spec, dtype):
    assert "not numbers" in refusal(archive(x=np.zeros((6, 4)).astype(dtype)), spec)


def test_a_pickled_array_is_never_loaded(archive, spec):
    assert "not numbers" in refusal(archive(x=np.full((6, 4), None)), spec)


def test_an_array_in_fortran_order_says_how_to_save_it(archive, spec):
    assert "np.ascontiguousarray" in refusal(archive(x=np.asfortranarray(ROWS)), spec)


def test_arrays_for_a_model_that_takes_an_image_are_refused(archive, picture_model):
    spec = MLModel(str(picture_model()), skip_model_load=True).get_spec()
    said = refusal(archive(picture=np.zeros((6, 3, 4, 4), np.float32)), spec)
    assert "give `images` instead of `arrays`" in said


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip at all"])
def test_a_file_that_is_no_archive_is_refused(tmp_path, spec, content):
    path = tmp_path / "inputs.npz"
    path.write_bytes(content)
    assert "not an .npz archive" in refusal(path, spec)


def test_a_member_that_is_no_array_is_refused(tmp_path, spec):
    path = tmp_path / "inputs.npz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.npy", b"garbage")
    assert "not a NumPy array" in refusal(path, spec)


HEADER = "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }"


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("{'descr': '<f4', (((", "not a NumPy array"),
        ("(" * 5000, "not a NumPy array"),
        (HEADER % "(6, True)", "the input takes"),
        (HEADER % "(6, -4)", "no row of"),
        (HEADER % "(6, 99999999999999999999)", "no row of"),
        (HEADER % "(6, 1000000000)", "no row of"),
    ],
)
def test_a_header_made_to_mislead_is_refused(tmp_path, spec, header, said):
    path = tmp_path / "inputs.npz"
    content = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + bytes(96)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.npy", content)
    assert said in refusal(path, spec)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data(), packing=st.sampled_from([zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA]))
def test_a_damaged_archive_is_read_or_refused_but_never_a_bug(archive, spec, data, packing):
    path = archive(x=ROWS)
    with zipfile.ZipFile(path) as whole:
        content = whole.read("x.npy")
    with zipfile.ZipFile(path, "w", packing) as packed:
        packed.writestr("x.npy", content)
    damaged = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(damaged)
    with suppress(UserError):
        list(array_rows(path, spec, 6))


def test_an_archive_with_a_password_is_refused(archive, spec):
    path = archive(x=ROWS)
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert "encrypted" in refusal(path, spec)


def test_an_array_cut_short_is_refused_when_its_row_comes(archive, spec):
    path = archive(x=ROWS)
    with zipfile.ZipFile(path) as whole:
        data = whole.read("x.npy")
    with zipfile.ZipFile(path, "w") as cut:
        cut.writestr("x.npy", data[:-10])
    rows = array_rows(path, spec, 6)
    for _ in range(5):
        next(rows)
    with pytest.raises(UserError, match="cut short"):
        next(rows)


def test_memory_holds_one_row_and_not_the_array(archive):
    """A mebibyte a row, a hundred rows."""
    path = archive(np.savez_compressed, x=np.zeros((100, 2**18), np.float32))
    rows = array_rows(path, _spec(2**18), 100)
    tracemalloc.start()
    for _ in range(50):
        next(rows)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * 2**20


def _spec(width):
    spec = Model_pb2.Model(specificationVersion=6)
    array = spec.description.input.add(name="x").type.multiArrayType
    array.shape.extend([1, width])
    array.dataType = FeatureTypes_pb2.ArrayFeatureType.FLOAT32
    return spec
