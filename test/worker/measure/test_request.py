from pathlib import Path

import pytest

from quantgate_worker.datasets.images import image_folder
from quantgate_worker.datasets.parts import Part
from quantgate_worker.errors import ProtocolError
from quantgate_worker.measure.request import measure_request

IMAGES = {"key": "images", "at": "/eval", "options": {"fit": "scale-fit"}}
MORE = {"key": "unlabelled", "at": [{"key": "images", "at": "/more"}]}


def message(**changed):
    given = {
        "model": "food",
        "side": "head",
        "target": "portable",
        "task": "image-classification",
        "source": "/Food.mlpackage",
        "variants": [{"name": "reference", "recipe": {"kind": "stored"}}],
        "samples": "/samples.jsonl",
        "data": [IMAGES, MORE],
        "options": {"top": 5},
        "out": "/out",
        "keepPackages": False,
    }
    return {**given, **changed}


def test_data_are_parts_by_name_which_may_be_parts_again():
    request = measure_request(message())
    assert request.data["images"] == Part(at=Path("/eval"), options={"fit": "scale-fit"})
    assert request.data["unlabelled"].parts() == {"images": Part(at=Path("/more"))}
    assert request.options == {"top": 5}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"data": [IMAGES, IMAGES]}, "there twice"),
        ({"data": {"images": "/eval"}}, "not a request to measure"),
        ({"data": [{"key": "images"}]}, "'at'"),
        ({"data": [{**IMAGES, "options": 5}]}, "not a request to measure"),
        ({"options": None}, "not a request to measure"),
        ({"model": "../food"}, "is no name"),
    ],
)
def test_what_is_not_as_the_contract_has_it_is_refused(changed, said):
    with pytest.raises(ProtocolError, match=said):
        measure_request(message(**changed))


@pytest.mark.parametrize(
    ("options", "said"),
    [({"fit": "zoom"}, "'zoom' is none of center-crop"), ({"background": "red"}, "is no color")],
)
def test_an_option_of_a_part_is_refused_by_its_reader(options, said, tmp_path):
    with pytest.raises(ProtocolError, match=said):
        image_folder(Part(at=tmp_path, options=options), None)


def test_a_part_that_is_parts_lies_in_no_one_place():
    with pytest.raises(ProtocolError, match="one place"):
        Part(at={"images": Part(at=Path("/more"))}).place()
    with pytest.raises(ProtocolError, match="parts, not"):
        Part(at=Path("/more")).parts()
