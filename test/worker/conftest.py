"""Small real models, built with coremltools' own builder, the digits fixture, and verbs asked."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from quantgate_worker.lightly import import_coremltools

import_coremltools()
sys.path.insert(0, str(Path(__file__).parent / "standin"))

import coremltools as ct  # noqa: E402
from coreml_standin.environment import make  # noqa: E402
from coreml_standin.interpreter import Interpreter  # noqa: E402
from coremltools.converters.mil import Builder as mb  # noqa: E402, N813 - its usual name
from coremltools.optimize import coreml as cto  # noqa: E402

from quantgate_worker.engines.table import ENGINES  # noqa: E402
from quantgate_worker.verbs.evaluate import evaluate  # noqa: E402

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
IN_PLACE = [sys.executable, "-I", str(ROOT / "worker/quantgate_worker/__main__.py")]


class Told:
    """Remembers all that a request tells."""

    def __init__(self):
        self.progressed, self.items = [], []

    def progress(self, *event, **who):
        self.progressed.append((*event, *who.values()))

    def item(self, item):
        self.items.append(item)

    def of(self, lane, kind):
        return [item for item in self.items if item["lane"] == lane and kind in item]

    def one(self, lane, kind):
        """What was told of a lane under a word, once."""
        (item,) = self.of(lane, kind)
        return item[kind]

    def records(self, lane):
        """All records of a lane, in the order of its chunks' names."""
        chunks = sorted(self.of(lane, "chunk"), key=lambda item: item["chunk"])
        lines = [line for item in chunks for line in open(item["file"])]  # noqa: SIM115, PTH123
        return [json.loads(line) for line in lines]


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def evaluated(tmp_path):
    """Evaluate packages, by the names of their lanes, and return the answer and what was told."""

    def ask(packages, count, engines=ENGINES, told=None, **changed):
        lanes = [
            {
                "name": name,
                "packages": {"model": str(package)},
                "into": str(tmp_path / "into" / name),
            }
            for name, package in packages.items()
        ]
        message = {
            "engine": "portable",
            "options": {},
            "source": {"model": str(next(iter(packages.values()), ""))},
            "lanes": lanes,
            "chunks": [{"key": "all", "rows": [[0, count]], "for": [*packages]}],
            **changed,
        }
        told = told or Told()
        return evaluate(message, told, engines), told

    return ask


@pytest.fixture
def start():
    """Start a worker, by a command in place of the usual one, and return its process."""

    def begin(command=None):
        return subprocess.Popen(  # noqa: S603 - the worker itself
            command or IN_PLACE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT / "worker",
        )

    return begin


@pytest.fixture
def converse(start):
    """Send a worker requests, close stdin, and return all events, the exit status and stderr."""

    def ask(*lines, command=None):
        worker = start(command)
        sent = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        out, err = worker.communicate(b"\n".join(sent) + b"\n", timeout=900)
        return [json.loads(line) for line in out.splitlines()], worker.returncode, err.decode()

    return ask


@pytest.fixture(scope="session")
def machine(tmp_path_factory):
    """A Mac that is not there, made once, with the interpreter that lives on it."""
    made = make(tmp_path_factory.mktemp("mac") / "python")
    interpreter = Interpreter(made)
    yield made, interpreter
    interpreter.close()


@pytest.fixture
def mac(machine):
    """A Mac on which nothing goes wrong; `mac.set` changes that."""
    found, _ = machine
    found.set()
    return found


@pytest.fixture
def children_on_mac(mac, monkeypatch, tmp_path):
    """Children of this process live on it, and keep what they compile until the test ends."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(sys, "executable", str(mac.python))
    monkeypatch.setenv("PATH", mac.path)
    monkeypatch.setenv("TMPDIR", str(temporary))
    return mac


@pytest.fixture
def run(machine, mac):  # noqa: ARG001 - nothing is to go wrong but what the test says
    """Run code on it, and return what it leaves as `answer`."""
    _, interpreter = machine
    return interpreter


@pytest.fixture
def digits():
    """An FP32 classifier for iOS 15: two weights above coremltools' threshold, two below."""
    return FIXTURES / "digits" / "Digits.mlpackage"


@pytest.fixture
def digits_model(digits):
    return ct.models.MLModel(str(digits), skip_model_load=True)


@pytest.fixture
def saved(tmp_path):
    """Save a model under a name and return the package's path."""

    def save(model, name="model"):
        path = tmp_path / f"{name}.mlpackage"
        model.save(str(path))
        return path

    return save


@pytest.fixture(scope="session")
def converted_once(tmp_path_factory):
    """Save what is converted alike once for all tests, which only read it; return the package."""
    packages = {}

    def find(key, convert):
        if key not in packages:
            packages[key] = tmp_path_factory.mktemp("converted") / "model.mlpackage"
            convert().save(str(packages[key]))
        return packages[key]

    return find


@pytest.fixture
def quantized(digits_model, saved):
    """The digits in int8: a source whose weights are compressed already."""
    config = cto.OptimizationConfig(global_config=cto.OpLinearQuantizerConfig())
    return saved(cto.linear_quantize_weights(digits_model, config), "quantized")


@pytest.fixture(scope="session")
def dense(converted_once):
    """Build a model of one linear layer, and a softmax or sigmoids where asked for.

    Its input `x` is [1, width], its output `scores` [1, classes].
    """

    def build(weight, *, softmax=True, sigmoid=False, labels=(), half=False):
        weight = np.asarray(weight, np.float32)

        @mb.program(
            input_specs=[mb.TensorSpec(shape=(1, weight.shape[1]))],
            opset_version=ct.target.iOS15,
        )
        def program(x):
            scores = mb.linear(x=x, weight=weight, name="linear")
            if sigmoid:
                return mb.sigmoid(x=scores, name="scores")
            return mb.softmax(x=scores, axis=-1, name="scores") if softmax else scores

        def convert():
            return ct.convert(
                program,
                convert_to="mlprogram",
                minimum_deployment_target=ct.target.iOS15,
                compute_precision=ct.precision.FLOAT16 if half else ct.precision.FLOAT32,
                compute_units=ct.ComputeUnit.CPU_ONLY,
                classifier_config=ct.ClassifierConfig(list(labels)) if labels else None,
            )

        key = (weight.shape, weight.tobytes(), softmax, sigmoid, tuple(labels), half)
        return converted_once(key, convert)

    return build


@pytest.fixture
def joined(dense, saved):
    """Build a pipeline of a linear layer and a classifier, joined as Core ML's own tools do it."""

    def build(first, second, labels):
        features = renamed(dense(first, softmax=False), linear="features")
        classifier = renamed(dense(second, labels=labels), x="features")
        whole = ct.utils.make_pipeline(features, classifier)
        spec, stages = whole.get_spec(), type(whole.get_spec().pipeline)()
        stages.CopyFrom(spec.pipeline)
        spec.pipelineClassifier.pipeline.CopyFrom(stages)
        spec.description.predictedFeatureName = "classLabel"
        spec.description.predictedProbabilitiesName = "classLabel_probs"
        spec.description.metadata.author = "its author"
        return saved(in_memory(spec, whole), "pipeline")

    return build


def renamed(path, **names):
    model = ct.models.MLModel(str(path), skip_model_load=True)
    spec = model.get_spec()
    for old, new in names.items():
        ct.utils.rename_feature(spec, old, new)
    return in_memory(spec, model)


def in_memory(spec, model):
    return ct.models.MLModel(spec, weights_dir=model.weights_dir, skip_model_load=True)


@pytest.fixture(scope="session")
def picture_model(converted_once):
    """Build a model that takes an image and gives the mean of each channel, 0-255, as scores."""

    def build(width=4, height=4, color=ct.colorlayout.RGB):
        channels = 1 if color == ct.colorlayout.GRAYSCALE else 3
        shape = (1, channels, height, width)

        @mb.program(input_specs=[mb.TensorSpec(shape=shape)], opset_version=ct.target.iOS15)
        def program(picture):
            means = mb.reduce_mean(x=picture, axes=[2, 3], keep_dims=False)
            return mb.mul(x=means, y=np.float32(1), name="means")

        def convert():
            return ct.convert(
                program,
                inputs=[ct.ImageType(name="picture", shape=shape, color_layout=color)],
                convert_to="mlprogram",
                minimum_deployment_target=ct.target.iOS15,
                compute_precision=ct.precision.FLOAT32,
            )

        return converted_once((shape, color), convert)

    return build
