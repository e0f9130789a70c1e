import json

import pytest

from quantgate_worker.datasets.samples import count_samples, read_samples
from quantgate_worker.errors import UserError


def test_samples_come_in_their_order(tmp_path):
    path = tmp_path / "samples.jsonl"
    samples = [{"id": f"b{n}", "label": "ä"} for n in (3, 1, 2)]
    path.write_text("".join(json.dumps(s, ensure_ascii=False) + "\n" for s in samples), "utf-8")
    assert list(read_samples(path)) == samples
    assert count_samples(path) == 3


@pytest.mark.parametrize("line", ["", "{", "[]", '{"id": 3}', "[" * 100_000])
def test_a_line_that_is_no_sample_is_named(tmp_path, line):
    path = tmp_path / "samples.jsonl"
    path.write_text('{"id": "a"}\n' + line + "\n")
    with pytest.raises(UserError, match=r"samples\.jsonl:2"):
        count_samples(path)


def test_a_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(UserError, match="cannot be read"):
        count_samples(tmp_path / "none.jsonl")
