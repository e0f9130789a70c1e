"""What every request is parsed with: data by their keys, names that become paths, rows."""

from pathlib import Path

import pytest

from quantgate_worker.datasets.parts import Part
from quantgate_worker.errors import ProtocolError
from quantgate_worker.verbs.request import key, object_of, parsed, parts_of, place, rows_of

IMAGES = {"key": "images", "at": "/eval", "options": {"fit": "scale-fit"}}
MORE = {"key": "unlabelled", "at": [{"key": "images", "at": "/more"}]}


def test_data_are_parts_by_name_which_may_be_parts_again():
    data = parts_of([IMAGES, MORE])
    assert data["images"] == Part(at=Path("/eval"), options={"fit": "scale-fit"})
    assert data["unlabelled"].parts() == {"images": Part(at=Path("/more"))}


@pytest.mark.parametrize(
    ("parse", "value", "said"),
    [
        (parts_of, [IMAGES, IMAGES], "there twice"),
        (parts_of, {"images": "/eval"}, "is no list"),
        (parts_of, [{"key": "images"}], "'at'"),
        (parts_of, [{**IMAGES, "options": 5}], "5 is no object"),
        (parts_of, [{"key": "images", "at": "eval"}], "'eval' is no absolute path"),
        (object_of, None, "None is no object"),
        (key, "../food", "'../food' is no name"),
        (key, "Food", "is no name"),
        (key, 5, "5 is no name"),
        (place, "food", "is no absolute path"),
        (rows_of, [[4, 4]], "do not ascend"),
        (rows_of, [[0, 4], [2, 6]], "do not ascend"),
        (rows_of, [[-1, 4]], "do not ascend"),
        (rows_of, "0-4", "is no list"),
    ],
)
def test_what_is_not_as_the_contract_has_it_is_refused_and_the_verb_is_named(parse, value, said):
    with pytest.raises(ProtocolError, match=said) as refused:
        parsed("evaluate", parse, value)
    assert str(refused.value).startswith("not a request to evaluate: ")
