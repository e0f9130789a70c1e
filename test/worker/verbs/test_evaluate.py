"""Classification as a request has it: records, and what befalls one lane alone."""

import hashlib
import json
import threading
import zipfile
from pathlib import Path

import numpy as np
import pytest
from coremltools.models import MLModel
from coremltools.models.utils import save_spec
from PIL import Image

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import UnsupportedOp, UserError, WorkerError
from quantgate_worker.tasks.classification import Classification
from quantgate_worker.tasks.table import TASKS

SAMPLES = 40
UNIFORM = {"classLabel_probs": {"0": 0.5, "1": 0.25, "2": 0.25}}


def uniform(_path, _inputs):
    return UNIFORM


@pytest.fixture
def two(small, made):
    """The classifier, and its cast to 16-bit floats."""
    return {
        "reference": small,
        "fp16": Path(made(small, {"fp16": "fp16"})["fp16"]["made"]["package"]),
    }


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def lanes_left():
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("lane")]


def test_records_stand_in_the_order_of_the_samples_with_count_and_digest(classified, two):
    answer, told = classified(two)
    assert answer == {"lanes": {"reference": "done", "fp16": "done"}}
    for lane in two:
        (chunk,) = told.of(lane, "chunk")
        content = Path(chunk["file"]).read_bytes()
        assert chunk["sha256"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert (chunk["count"], chunk["errors"], chunk["unfinite"]) == (40, 0, 0)
        assert [record["id"] for record in told.records(lane)] == [f"row-{n}" for n in range(40)]


def test_the_records_are_what_the_engine_predicts(classified, small, rows):
    _, told = classified({"reference": small})
    model = PortableModel(small)
    for row, record in zip(rows, told.records("reference"), strict=True):
        probabilities = model.predict({"x": row[None]})["classLabel_probs"]
        best = sorted(probabilities, key=lambda label: -probabilities[label])[:2]
        assert [label for label, _ in record["top"]] == best


def test_converted_and_evaluated_twice_the_records_are_the_same(classified, small, made):
    digests = []
    for _ in range(2):
        package = made(small, {"int8": "int8"})["int8"]["made"]["package"]
        _, told = classified({"int8": package, "reference": small})
        digests.append([told.one(lane, "sha256") for lane in ("int8", "reference")])
    assert digests[0] == digests[1]


def test_a_lane_is_evaluated_from_its_own_package(classified, small, dense):
    other = dense(np.full((3, 4), 5.0), labels=["0", "1", "2"])
    _, told = classified({"reference": small, "by-hand": other})
    assert told.records("by-hand")[0]["top"][0][1] == pytest.approx(1 / 3, abs=1e-6)
    assert told.records("reference")[0]["top"][0][1] > 0.4


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (UnsupportedOp("conv_3d", "no such op"), "refused"),
        (UserError("cannot be read"), "refused"),
        (OSError("no"), "raised"),
    ],
)
def test_a_lane_that_does_not_load_does_not_stop_the_others(classified, two, engines, error, cause):
    def load(path):
        if path == two["fp16"]:
            raise error

    answer, told = classified(two, engines(uniform, load))
    assert answer == {"lanes": {"reference": "done", "fp16": "ended"}}
    assert told.one("fp16", "ended") == {"stage": "load", "cause": cause, "message": str(error)}
    assert told.of("fp16", "chunk") == []
    assert told.one("reference", "count") == 40


def test_a_reader_that_breaks_does_not_stop_the_others(classified, two, engines, monkeypatch):
    class Broken(Classification):
        def reader(self, *given):
            if not broken:
                broken.append(given)
                raise KeyError("classes")
            return super().reader(*given)

    broken = []
    monkeypatch.setitem(TASKS, "image-classification", Broken())
    answer, told = classified(two, engines(uniform))
    assert answer == {"lanes": {"reference": "ended", "fp16": "done"}}
    expected = {"stage": "task", "cause": "raised", "message": "'classes'"}
    assert told.one("reference", "ended") == expected


def test_a_lane_that_dies_while_it_predicts_leaves_no_records(classified, two, engines, tmp_path):
    seen = []

    def predict(path, _inputs):
        if path == two["fp16"]:
            seen.append(path)
            if len(seen) == 7:
                raise RuntimeError("out of luck")
        return UNIFORM

    _, told = classified(two, engines(predict))
    assert told.one("fp16", "ended") == {
        "stage": "predict",
        "cause": "raised",
        "at": "row-6",
        "message": "out of luck",
    }
    assert files(tmp_path / "into") == [Path(told.one("reference", "file"))]
    assert told.one("reference", "count") == 40


def test_outputs_that_are_not_finite_are_error_records_and_are_counted(classified, small, engines):
    nan = {"classLabel_probs": {"0": float("nan"), "1": 0.0, "2": 0.0}}
    _, told = classified({"reference": small}, engines(lambda _path, _inputs: nan))
    (chunk,) = told.of("reference", "chunk")
    assert (chunk["count"], chunk["errors"], chunk["unfinite"]) == (40, 40, 40)
    assert told.records("reference")[0] == {
        "id": "row-0",
        "error": "the model's output is not finite",
    }


def test_an_image_that_does_not_decode_is_an_error_record_of_every_lane(
    picture_model, classified, made, tmp_path
):
    folder = tmp_path / "images"
    folder.mkdir()
    Image.new("RGB", (9, 9)).save(folder / "good.png")
    noise = np.random.default_rng(0).integers(0, 256, (40, 40, 3), np.uint8)
    Image.fromarray(noise).save(folder / "bad.png")
    (folder / "bad.png").write_bytes((folder / "bad.png").read_bytes()[:400])
    samples = tmp_path / "images.jsonl"
    lines = [{"id": f"{name}.png", "label": "0"} for name in ("bad", "good", "gone")]
    samples.write_text("".join(json.dumps(line) + "\n" for line in lines))
    source = picture_model()
    half = made(source, {"fp16": "fp16"})["fp16"]["made"]["package"]
    data = [{"key": "images", "at": str(folder)}]
    packages = {"reference": source, "fp16": half}
    _, told = classified(packages, count=3, samples=str(samples), data=data)
    for lane in ("reference", "fp16"):
        bad, good, gone = told.records(lane)
        assert "does not decode" in bad["error"]
        assert good["top"] == [["0", 0.0], ["1", 0.0]]
        assert gone["error"] == "there is no such file"
        assert (told.one(lane, "count"), told.one(lane, "errors")) == (3, 2)


def test_each_lane_runs_on_a_thread_of_its_own(classified, two, engines):
    threads = {}

    def predict(path, _inputs):
        threads.setdefault(path, set()).add(threading.current_thread().name)
        return UNIFORM

    classified(two, engines(predict))
    assert threads == {two["reference"]: {"lane reference"}, two["fp16"]: {"lane fp16"}}


def test_progress_tells_of_every_stage_to_its_end(classified, two):
    _, told = classified(two)
    assert ("load", 1, 2, "fp16") in told.progressed
    ends = [event for event in told.progressed if event[1] == event[2]]
    assert [*dict.fromkeys(ends)] == [("load", 2, 2), ("evaluate", 40, 40)]
    done = [event[1] for event in told.progressed if event[0] == "evaluate"]
    assert done == sorted(done)


@pytest.mark.parametrize(
    ("engine", "said"),
    [("coreml-ane", "Core ML runs on a Mac alone"), ("elsewhere", "no engine of this worker")],
)
def test_a_target_without_an_engine_is_refused_with_the_reason(classified, two, engine, said):
    with pytest.raises(WorkerError, match=said) as refused:
        classified(two, engine=engine)
    assert refused.value.kind == "failed"


def test_a_task_that_cannot_be_evaluated_yet_is_refused_with_the_reason(classified, two):
    with pytest.raises(WorkerError, match="cannot evaluate it yet"):
        classified(two, task="segmentation")


@pytest.fixture
def speechless(quantized):
    """A classifier that does not say which of its outputs are the scores."""
    spec = MLModel(str(quantized), skip_model_load=True).get_spec()
    spec.description.predictedProbabilitiesName = ""
    path = quantized.with_name("speechless.mlpackage")
    save_spec(spec, str(path), weights_dir=str(quantized / "Data/com.apple.CoreML/weights"))
    return path


def test_a_package_without_scores_is_refused_by_the_task_and_no_thread_is_left(
    classified, speechless, small
):
    answer, told = classified({"reference": small, "by-hand": speechless})
    assert answer == {"lanes": {"reference": "done", "by-hand": "ended"}}
    ended = told.one("by-hand", "ended")
    assert (ended["stage"], ended["cause"]) == ("task", "refused")
    assert ended["message"].startswith("image-classification needs a classifier")
    assert lanes_left() == []


def test_data_that_end_in_the_middle_leave_no_records_and_no_thread(
    classified, small, engines, arrays, tmp_path
):
    path = Path(arrays["data"][0]["at"])
    with zipfile.ZipFile(path) as whole:
        content = whole.read("x.npy")
    with zipfile.ZipFile(path, "w") as cut:
        cut.writestr("x.npy", content[:-8])
    with pytest.raises(UserError, match="cut short"):
        classified({"reference": small}, engines(uniform))
    assert files(tmp_path / "into") == []
    assert lanes_left() == []


@pytest.fixture
def checked(classified, small, engines, told):
    """Have the data checked against a source, by a request without lanes and chunks."""

    def load(path):
        raise AssertionError(path)

    def ask(source=small, **changed):
        rest = {"source": {"model": str(source)}, "told": told, **changed}
        answer, _ = classified({}, engines(None, load), chunks=[], **rest)
        return answer

    return ask


def test_without_lanes_the_data_are_only_looked_at(checked, told, tmp_path, monkeypatch):
    class Unasked(Classification):
        def dataset(self, *given):
            found = super().dataset(*given)
            found.examples = lambda *_rows: pytest.fail("an example was decoded")
            return found

    monkeypatch.setitem(TASKS, "image-classification", Unasked())
    assert checked() == {"lanes": {}}
    assert (told.progressed, told.items) == ([], [])
    assert not (tmp_path / "into").exists()


def test_without_lanes_data_that_do_not_fit_the_source_are_refused(
    checked, told, arrays, dense, tmp_path
):
    np.savez(tmp_path / "short.npz", x=np.ones((39, 4), np.float32))
    short = [{"key": "arrays", "at": str(tmp_path / "short.npz")}]
    with pytest.raises(UserError, match="39 rows, but there are 40 samples"):
        checked(data=short)
    with pytest.raises(UserError, match=r"a row of array 'x' is \[4\], the input takes \[1, 7\]"):
        checked(dense(np.ones((3, 7))))
    with pytest.raises(UserError, match="is not there"):
        checked("/nowhere.mlpackage")
    Path(arrays["samples"]).write_text("")
    with pytest.raises(UserError, match="there are no samples"):
        checked()
    assert told.progressed == []
