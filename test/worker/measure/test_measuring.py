import hashlib
import json
import re
import threading
import time
import zipfile

import numpy as np
import pytest
from coremltools.models import MLModel
from coremltools.models.utils import save_spec
from PIL import Image

from quantgate_worker.datasets.parts import Part
from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import UnsupportedOp, UserError
from quantgate_worker.measure.measuring import measure
from quantgate_worker.measure.request import Variant
from quantgate_worker.tasks.classification import Classification
from quantgate_worker.tasks.table import TASKS

SAMPLES = 40
STORED = Variant(name="reference", recipe={"kind": "stored"})
UNIFORM = {"classLabel_probs": {"0": 0.5, "1": 0.25, "2": 0.25}}


def preset(name):
    return Variant(name=name, recipe={"kind": "preset", "preset": name})


def records(request, measurement):
    lines = (request.out / measurement["records"]["path"]).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_records_stand_in_the_order_of_the_samples_with_count_and_digest(request_of, measured):
    request = request_of(STORED, preset("fp16"))
    for name, measurement in measured(request).items():
        assert measurement["records"]["path"] == f"records/small/head/{name}/portable.jsonl"
        content = (request.out / measurement["records"]["path"]).read_bytes()
        assert measurement["records"]["digest"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert measurement["records"]["count"] == 40
        assert measurement["evaluated"] == {"n": 40, "of": 40}
        assert [r["id"] for r in records(request, measurement)] == [f"row-{n}" for n in range(40)]


def test_the_records_are_what_the_engine_predicts(request_of, measured, rows):
    request = request_of()
    model = PortableModel(request.source)
    for row, record in zip(rows, records(request, measured(request)["reference"]), strict=True):
        probabilities = model.predict({"x": row[None]})["classLabel_probs"]
        best = sorted(probabilities, key=lambda label: -probabilities[label])[:2]
        assert [label for label, _ in record["top"]] == best


def test_measurements_come_in_the_order_asked_for(request_of):
    request = request_of(preset("fp16"), STORED, preset("fp32"))
    result = measure(request, lambda *_told: None)
    assert [m["variant"] for m in result["measurements"]] == ["fp16", "reference", "fp32"]


def test_measured_twice_the_records_are_the_same(request_of, measured):
    request = request_of(STORED, preset("fp16"))
    digests = [{n: m["records"]["digest"] for n, m in measured(request).items()} for _ in range(2)]
    assert digests[0] == digests[1]


def test_the_fingerprint_says_what_the_numbers_depend_on(request_of, measured):
    seen_on = measured(request_of())["reference"]["fingerprint"]
    assert set(seen_on) == {
        "engine",
        "coremltools",
        "os",
        "chip",
        "computeUnits",
        "evaluator",
    }
    assert seen_on["engine"].startswith("portable ")
    assert seen_on["computeUnits"] == "cpu"


def test_a_variant_that_cannot_be_made_here_does_not_stop_the_others(request_of, measured):
    seen = measured(request_of(STORED, preset("w8a8"), preset("fp16")))
    assert [m["status"] for m in seen.values()] == ["measured", "failed", "measured"]
    assert "needs a Mac" in seen["w8a8"]["reason"]


@pytest.mark.parametrize(
    "error", [UnsupportedOp("conv_3d", "no such op"), UserError("cannot be read"), OSError("no")]
)
def test_a_variant_that_does_not_load_does_not_stop_the_others(
    request_of, measured, engines, error
):
    def load(path):
        if "fp16" in path.parts:
            raise error

    seen = measured(
        request_of(STORED, preset("fp16")), engines(lambda _path, _inputs: UNIFORM, load)
    )
    assert seen["reference"]["status"] == "measured"
    assert seen["fp16"]["reason"] == str(error)
    assert seen["fp16"]["package"]["weights"]["byKind"] == {
        "float16": {"tensors": 2, "elements": 15}
    }
    assert "records" not in seen["fp16"]


def test_a_reader_that_breaks_does_not_stop_the_others(request_of, measured, engines, monkeypatch):
    class Broken(Classification):
        def reader(self, *given):
            if not broken:
                broken.append(given)
                raise KeyError("classes")
            return super().reader(*given)

    broken = []
    monkeypatch.setitem(TASKS, "image-classification", Broken())
    seen = measured(request_of(preset("fp16"), STORED), engines(lambda _path, _inputs: UNIFORM))
    assert [m["status"] for m in seen.values()] == ["failed", "measured"]
    assert seen["fp16"]["reason"] == "'classes'"


def test_a_variant_that_dies_while_it_predicts_is_failed_and_leaves_no_records(
    request_of, measured, engines
):
    seen_rows = []

    def predict(path, _inputs):
        if "fp16" in path.parts:
            seen_rows.append(path)
            if len(seen_rows) == 7:
                raise RuntimeError("out of luck")
        return UNIFORM

    request = request_of(STORED, preset("fp16"))
    seen = measured(request, engines(predict))
    assert seen["fp16"]["reason"] == "evaluating row-6 failed: out of luck"
    assert seen["reference"]["evaluated"] == {"n": 40, "of": 40}
    assert [path.name for path in request.out.rglob("*.jsonl*")] == ["portable.jsonl"]


def test_outputs_that_are_not_finite_are_error_records(request_of, measured, engines):
    nan = {"classLabel_probs": {"0": float("nan"), "1": 0.0, "2": 0.0}}
    request = request_of()
    measurement = measured(request, engines(lambda _path, _inputs: nan))["reference"]
    assert measurement["evaluated"] == {"n": 0, "of": 40}
    assert records(request, measurement)[0] == {
        "id": "row-0",
        "error": "the model's output is not finite",
    }


def test_an_image_that_does_not_decode_is_an_error_record_of_every_variant(
    picture_model, request_of, measured, tmp_path
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
    request = request_of(
        STORED,
        preset("fp16"),
        source=picture_model(),
        samples=samples,
        data={"images": Part(at=folder)},
    )
    for measurement in measured(request).values():
        bad, good, gone = records(request, measurement)
        assert "does not decode" in bad["error"]
        assert good["top"] == [["0", 0.0], ["1", 0.0]]
        assert gone["error"] == "there is no such file"
        assert measurement["evaluated"] == {"n": 1, "of": 3}


def test_each_sample_is_read_once_whatever_the_number_of_variants(request_of, measured, engines):
    seen = []  # the inputs themselves, so that no address is used twice

    def predict(_path, inputs):
        seen.append(inputs)
        return UNIFORM

    measured(request_of(STORED, preset("fp16"), preset("fp32")), engines(predict))
    assert (len(seen), len({id(inputs) for inputs in seen})) == (120, 40)


def test_each_variant_runs_on_a_thread_of_its_own(request_of, measured, engines):
    threads = {}

    def predict(path, _inputs):
        threads.setdefault(path, set()).add(threading.current_thread().name)
        return UNIFORM

    measured(request_of(STORED, preset("fp16")), engines(predict))
    assert [len(names) for names in threads.values()] == [1, 1]
    assert len(set.union(*threads.values())) == 2


def test_few_samples_wait_for_a_slow_variant(request_of, measured, engines):
    """Memory stays bounded: while one variant sleeps, the other is not fed to the end."""
    taken, taken_meanwhile = [], []

    def predict(path, _inputs):
        if "fp16" not in path.parts:
            taken.append(path)
        elif not taken_meanwhile:
            time.sleep(0.5)
            taken_meanwhile.append(len(taken))
        return UNIFORM

    measured(request_of(STORED, preset("fp16")), engines(predict))
    assert taken_meanwhile[0] < SAMPLES / 2


def test_packages_are_kept_only_on_request(request_of, measured):
    measured(request := request_of(STORED, preset("fp16")))
    assert list(request.out.rglob("*.mlpackage")) == []
    assert sorted(path.name for path in request.out.iterdir()) == ["records"]
    measured(request := request_of(STORED, preset("fp16"), keep_packages=True))
    (package,) = request.out.rglob("*.mlpackage")
    assert package == request.out / "packages/small/head/fp16.mlpackage"
    assert (package / "Manifest.json").is_file()
    assert sorted(path.name for path in request.out.iterdir()) == ["packages", "records"]


def test_a_kept_package_replaces_what_an_earlier_run_left(request_of, measured):
    request = request_of(preset("fp16"), keep_packages=True)
    earlier = request.out / "packages/small/head/fp16.mlpackage/left-over"
    earlier.parent.mkdir(parents=True)
    earlier.write_text("from an earlier run")
    measured(request)
    assert not earlier.exists()
    assert (earlier.parent / "Manifest.json").is_file()


def test_progress_tells_of_every_stage_to_its_end(request_of, measured):
    told = []
    measured(request_of(STORED, preset("fp16")), progress=lambda *event: told.append(event))
    assert ("convert", 1, 2, "fp16") in told
    ends = [event for event in told if event[1] == event[2]]
    assert ends == [
        ("convert", 2, 2),
        ("load", 2, 2),
        ("evaluate", 40, 40),
        # Once more, for the range audit.
        ("load", 1, 1),
        ("evaluate", 40, 40, "reference"),
    ]


@pytest.mark.parametrize(
    ("target", "said"),
    [("coreml-ane", "not built yet"), ("elsewhere", "no engine of this worker")],
)
def test_a_target_without_an_engine_fails_every_variant_with_the_reason(
    request_of, measured, target, said
):
    seen = measured(request_of(STORED, preset("fp16"), target=target))
    assert [m["status"] for m in seen.values()] == ["failed", "failed"]
    assert said in seen["fp16"]["reason"]


def test_a_task_that_cannot_be_evaluated_yet_fails_with_the_reason(request_of, measured):
    assert (
        "cannot evaluate it yet" in measured(request_of(task="segmentation"))["reference"]["reason"]
    )


def test_all_that_the_user_wrote_wrongly_is_said_at_once_and_nothing_is_written(
    request_of, measured
):
    wrong = {"kind": "convert", "steps": [{"op": "quantize", "config": {"dtipe": "int8"}}]}
    gone = {"kind": "source", "path": "/nowhere/Gone.mlpackage"}
    request = request_of(STORED, Variant(name="a", recipe=wrong), Variant(name="b", recipe=gone))
    with pytest.raises(UserError) as refused:
        measured(request)
    first, second = str(refused.value).splitlines()
    assert first.startswith("variant 'a': convert.quantize: global_config: unknown key 'dtipe'")
    assert second == "variant 'b': /nowhere/Gone.mlpackage: there is no such package"
    assert [path for path in request.out.rglob("*") if path.is_file()] == []


@pytest.fixture
def speechless(quantized):
    """A classifier that does not say which of its outputs are the scores."""
    spec = MLModel(str(quantized), skip_model_load=True).get_spec()
    spec.description.predictedProbabilitiesName = ""
    path = quantized.with_name("speechless.mlpackage")
    save_spec(spec, str(path), weights_dir=str(quantized / "Data/com.apple.CoreML/weights"))
    return path


def test_a_hand_made_variant_without_scores_fails_alone(request_of, measured, speechless):
    recipe = {"kind": "source", "path": str(speechless)}
    seen = measured(request_of(STORED, Variant(name="hand", recipe=recipe)))
    assert seen["reference"]["status"] == "measured"
    assert seen["hand"]["status"] == "failed"
    assert seen["hand"]["reason"].startswith("image-classification needs a classifier")


def test_a_source_without_scores_is_refused_and_no_thread_is_left(
    request_of, measured, speechless, tmp_path
):
    pixels = tmp_path / "pixels.npz"
    np.savez(pixels, pixels=np.zeros((SAMPLES, 1, 8, 8), np.float32))
    data = {"arrays": Part(at=pixels)}
    request = request_of(STORED, source=speechless, data=data)
    with pytest.raises(UserError, match="'reference': image-classification needs a classifier"):
        measured(request)
    assert [path for path in request.out.rglob("*") if path.is_file()] == []
    assert not any(thread.name.startswith("lane") for thread in threading.enumerate())


def test_a_damaged_package_made_by_hand_fails_alone(request_of, measured, tmp_path):
    damaged = tmp_path / "Damaged.mlpackage"
    damaged.mkdir()
    recipe = {"kind": "source", "path": str(damaged)}
    seen = measured(request_of(STORED, Variant(name="hand", recipe=recipe)))
    assert seen["reference"]["status"] == "measured"
    assert seen["hand"]["reason"].endswith("not a Core ML package: it has no Manifest.json")


def test_a_preset_that_coremltools_refuses_fails_alone_and_names_the_constant(
    request_of, measured, dense
):
    """An infinite constant has no k-means; it is no more than a number to the other presets."""
    weight = np.random.default_rng(2).normal(size=(3, 4))
    weight[0, 0] = -np.inf
    steps = [{"op": "palettize", "config": {"nbits": 2, "weight_threshold": 0}}]
    request = request_of(
        STORED,
        Variant(name="palette", recipe={"kind": "convert", "steps": steps}),
        preset("fp16"),
        source=dense(weight, softmax=False, labels=["0", "1", "2"]),
        packages_only=True,
    )
    seen = measured(request)
    assert [seen[name]["status"] for name in ("reference", "palette", "fp16")] == [
        "measured",
        "failed",
        "measured",
    ]
    assert re.fullmatch(
        r"palettize: coremltools refuses the constant '(linear_weight_\d+)': Input X contains infin"
        r"ity .*; a written convert can leave it out: op_name_configs: \{ \1: null \}",
        seen["palette"]["reason"],
    )


def test_a_recipe_that_does_not_fit_the_base_model_fails_only_that_variant(
    request_of, measured, dense
):
    half = dense(np.ones((3, 4)), labels=["0", "1", "2"], half=True)
    request = request_of(STORED, preset("fp32"), side="base", source=half)
    seen = measured(request)
    assert seen["reference"]["status"] == "measured"
    assert "cannot be won back" in seen["fp32"]["reason"]


def test_data_that_do_not_fit_the_model_are_refused_before_anything_is_converted(
    request_of, measured, tmp_path
):
    np.savez(tmp_path / "short.npz", x=np.ones((39, 4), np.float32))
    short = {"arrays": Part(at=tmp_path / "short.npz")}
    told = []
    with pytest.raises(UserError, match="39 rows, but there are 40 samples"):
        measured(request_of(STORED, data=short), progress=lambda *event: told.append(event))
    assert told == []


def test_no_samples_are_refused(request_of, measured, tmp_path):
    (tmp_path / "none.jsonl").write_text("")
    with pytest.raises(UserError, match="there are no samples"):
        measured(request_of(samples=tmp_path / "none.jsonl"))


def test_data_that_end_in_the_middle_leave_no_records(request_of, measured, engines, tmp_path):
    request = request_of(STORED)
    with zipfile.ZipFile(tmp_path / "rows.npz") as whole:
        content = whole.read("x.npy")
    with zipfile.ZipFile(tmp_path / "rows.npz", "w") as cut:
        cut.writestr("x.npy", content[:-8])
    with pytest.raises(UserError, match="cut short"):
        measured(request, engines(lambda _path, _inputs: UNIFORM))
    assert [path for path in request.out.rglob("*") if path.is_file()] == []


def test_a_hand_made_variant_is_measured_from_its_own_package(request_of, measured, dense):
    opposite = dense(np.full((3, 4), 5.0), labels=["0", "1", "2"])
    request = request_of(
        STORED, Variant(name="hand", recipe={"kind": "source", "path": str(opposite)})
    )
    seen = measured(request)
    assert seen["hand"]["package"]["weightsDigest"] != seen["reference"]["package"]["weightsDigest"]
    assert records(request, seen["hand"])[0]["top"][0][1] == pytest.approx(1 / 3, abs=1e-6)


def test_an_int8_variant_of_small_weights_shows_that_none_was_compressed(request_of, measured):
    package = measured(request_of(preset("int8")))["int8"]["package"]
    assert package["weights"]["compressed"] == 0
    assert any("changed no weight" in note for note in package["notes"])


def test_packages_only_are_made_and_described_without_samples_or_a_run(request_of, tmp_path):
    nothing = {"samples": tmp_path / "none.jsonl", "data": {}, "options": {}}
    variants = (STORED, preset("fp16"))
    whole = measure(request_of(*variants), lambda *_told: None)["measurements"]
    request = request_of(*variants, packages_only=True, **nothing, task="parity")
    made = measure(request, lambda *_told: None)["measurements"]
    assert [one["package"] for one in made] == [one["package"] for one in whole]
    assert [sorted(one) for one in made] == [
        ["fingerprint", "model", "package", "schema", "side", "status", "target", "variant"]
    ] * 2


def test_a_package_that_cannot_be_made_is_told_where_only_packages_are_asked_for(request_of):
    lost = Variant(name="mine", recipe={"kind": "source", "path": "/nowhere.mlpackage"})
    with pytest.raises(UserError, match="mine"):
        measure(request_of(STORED, lost, packages_only=True), lambda *_told: None)
