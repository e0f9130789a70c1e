from pathlib import Path

import pytest

from quantgate_worker.datasets.images import image_folder
from quantgate_worker.datasets.parts import Part
from quantgate_worker.errors import ProtocolError


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
