"""Which classifier's labels a model has: that of the output which its description names."""

from pathlib import Path

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name
from coremltools.proto import Model_pb2

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import UserError
from quantgate_worker.package.features import (
    class_count,
    classes,
    gives_log_probabilities,
    gives_logarithms,
    gives_probabilities,
)
from quantgate_worker.verbs.inspect import inspect

FRUIT, TREES = ["apple", "pear", "plum"], ["oak", "pine", "yew"]
X = np.float32([[0, 2, 1]])


@pytest.fixture(scope="module")
def classifier():
    def body(x):
        return mb.softmax(x=x, axis=-1, name="scores")

    return ct.convert(
        mb.program(input_specs=[mb.TensorSpec((1, 3))], opset_version=ct.target.iOS16)(body),
        convert_to="mlprogram",
        compute_precision=ct.precision.FLOAT32,
        minimum_deployment_target=ct.target.iOS16,
        classifier_config=ct.ClassifierConfig(FRUIT),
        skip_model_load=True,
    )


class Edited:
    """A copy of a classifier's specification, and edits of its program."""

    def __init__(self, model):
        self.spec, self._weights = Model_pb2.Model(), model.weights_dir
        self.spec.CopyFrom(model.get_spec())
        function = self.spec.mlProgram.functions["main"]
        self.block = function.block_specializations[function.opset]

    @property
    def model(self):
        return ct.models.MLModel(self.spec, weights_dir=self._weights, skip_model_load=True)

    def before(self, ops, op):
        """Put an op before the classifier of the model."""
        at = next(n for n, each in enumerate(ops) if each.type == "classify")
        every = [copied(each) for each in ops]
        every.insert(at, op)
        del ops[:]
        ops.extend(every)

    def another(self, labels, names, *, first=True):
        """Add a classifier of the same scores, before the model's own or behind it."""
        own = next(op for op in self.block.operations if op.type == "classify")
        op = copied(own)
        if "name" in op.attributes:
            op.attributes["name"].immediateValue.tensor.strings.values[0] = names[0]
        relabelled(op, labels)
        for output, name in zip(op.outputs, names, strict=True):
            output.name = name
        if first:
            self.before(self.block.operations, op)
        else:
            self.block.operations.append(op)
        for name, like in zip(names, ("classLabel", "classLabel_probs"), strict=True):
            self.gives(name, like)
        return self

    def gives(self, name, like):
        self.block.outputs.append(name)
        described = next(each for each in self.spec.description.output if each.name == like)
        self.spec.description.output.add().CopyFrom(described)
        self.spec.description.output[-1].name = name

    def called(self, value, name):
        """Give an output of the model another name, by an identity of it."""
        of_value = next(
            o.type for op in self.block.operations for o in op.outputs if o.name == value
        )
        op = self.block.operations.add(type="identity")
        op.inputs["x"].arguments.add(name=value)
        op.outputs.add(name=name).type.CopyFrom(of_value)
        self.block.outputs[[*self.block.outputs].index(value)] = name
        for each in self.spec.description.output:
            each.name = name if each.name == value else each.name
        return self

    def named(self, label, probabilities="classLabel_probs"):
        self.spec.description.predictedFeatureName = label
        self.spec.description.predictedProbabilitiesName = probabilities
        return self


def relabelled(op, labels):
    listed = op.inputs["classes"].arguments[0].value.immediateValue.list
    for value, label in zip(listed.values, labels, strict=True):
        value.immediateValue.tensor.strings.values[0] = label


def copied(message):
    copy = type(message)()
    copy.CopyFrom(message)
    return copy


@pytest.fixture
def edited(classifier):
    return Edited(classifier)


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("swapped", [True, False])
def test_of_two_classifiers_the_one_named_counts_wherever_it_stands(edited, first, swapped):
    edited.another(TREES, ("tree", "trees"), first=first)
    if swapped:
        edited.named("tree", "trees")
    wanted = TREES if swapped else FRUIT
    assert (classes(edited.spec), class_count(edited.spec)) == (wanted, 3)
    model = PortableModel(edited.model)
    assert model.labels == wanted
    # Both are given, each with its own labels.
    found = model.predict({"x": X})
    assert (found["classLabel"], found["tree"]) == (FRUIT[1], TREES[1])
    assert ([*found["classLabel_probs"]], [*found["trees"]]) == (FRUIT, TREES)


def test_classifiers_whose_outputs_trade_names_keep_their_labels(edited):
    """The first gives what the description names, the second what it does not."""
    edited.another(TREES, ("tree", "trees"))
    names = {"tree": "classLabel", "trees": "classLabel_probs"}
    names |= {after: before for before, after in names.items()}
    for op in edited.block.operations:
        for output in op.outputs:
            output.name = names.get(output.name, output.name)
    assert classes(edited.spec) == PortableModel(edited.model).labels == TREES


def test_an_output_that_an_identity_renames_is_the_classifiers(edited):
    edited.another(TREES, ("tree", "trees"))
    edited.called("classLabel", "a").called("a", "kind").called("classLabel_probs", "kinds")
    edited.named("kind", "kinds")
    assert classes(edited.spec) == FRUIT
    model = PortableModel(edited.model)
    assert (model.labels, model.predict({"x": X})["kind"]) == (FRUIT, "pear")
    assert gives_probabilities(edited.spec, "kinds")


def test_a_classifier_in_a_block_that_gives_no_output_is_not_asked(edited):
    """Of the same name inside, even: it is the block's own."""
    hidden = copied(next(op for op in edited.block.operations if op.type == "classify"))
    relabelled(hidden, TREES)
    around = edited.block.operations.add(type="cond")
    around.outputs.add(name="unused")
    around.blocks.add().operations.add().CopyFrom(hidden)
    assert classes(edited.spec) == FRUIT


@pytest.mark.parametrize("first", [True, False])
def test_the_label_of_one_and_the_probabilities_of_another_are_refused(edited, first):
    edited.another(TREES, ("tree", "trees"), first=first).named("tree", "classLabel_probs")
    for ask in (classes, lambda _spec: PortableModel(edited.model)):
        with pytest.raises(
            UserError, match=r"the label 'tree' and the probabilities 'classLabel_p.*two"
        ):
            ask(edited.spec)


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (
            ("classLabel_probs", "classLabel"),
            "takes 'classLabel_probs' for the label .* is the prob",
        ),
        (("classLabel", "classLabel"), "takes 'classLabel' for the probabilities .* is the label"),
        (("x", "classLabel_probs"), "no classifier gives 'x'"),
        (("", "classLabel_probs"), "no classifier gives ''"),
    ],
)
def test_a_description_that_takes_one_output_for_the_other_is_refused(edited, names, why):
    edited.named(*names)
    for ask in (classes, lambda _spec: PortableModel(edited.model)):
        with pytest.raises(UserError, match=why):
            ask(edited.spec)


def test_a_classifier_that_the_description_does_not_name_gives_no_labels(edited):
    edited.named("", "")
    assert classes(edited.spec) is None


def test_a_classifier_without_probabilities_has_its_labels(edited):
    edited.named("classLabel", "")
    assert classes(edited.spec) == PortableModel(edited.model).labels == FRUIT


def test_labels_that_classes_share_are_refused_of_every_classifier(edited):
    edited.another(["oak", "yew", "oak"], ("tree", "trees"))
    assert classes(edited.spec) == FRUIT
    with pytest.raises(UserError, match="several classes have the label 'oak'"):
        PortableModel(edited.model)


def test_inspection_says_the_labels_that_are_meant(edited, tmp_path):
    edited.another(TREES, ("tree", "trees")).model.save(str(tmp_path / "two.mlpackage"))
    assert inspect(Path(tmp_path / "two.mlpackage"))["classes"] == FRUIT


def test_of_several_functions_the_one_that_runs_is_asked(classifier, tmp_path):
    functions = ct.utils.MultiFunctionDescriptor()
    for name, labels in (("fruit", FRUIT), ("trees", TREES)):
        own = Edited(classifier)
        relabelled(next(op for op in own.block.operations if op.type == "classify"), labels)
        own.model.save(str(tmp_path / f"{name}.mlpackage"))
        functions.add_function(str(tmp_path / f"{name}.mlpackage"), "main", name)
    functions.default_function_name = "trees"
    ct.utils.save_multifunction(functions, str(tmp_path / "both.mlpackage"))
    both = tmp_path / "both.mlpackage"
    assert PortableModel(both).labels == inspect(both)["classes"] == TREES
    assert PortableModel(both, function_name="fruit").labels == FRUIT


@pytest.fixture
def staged(classifier):
    """A pipeline of two classifiers of the same input; the first of the names is the one meant."""

    def build(label, probabilities):
        spec = Model_pb2.Model(specificationVersion=7)
        fruit, trees = Edited(classifier), Edited(classifier)
        relabelled(next(op for op in trees.block.operations if op.type == "classify"), TREES)
        trees.called("classLabel", "tree").called("classLabel_probs", "trees").named(
            "tree", "trees"
        )
        for stage in (fruit, trees):
            spec.pipelineClassifier.pipeline.models.add().CopyFrom(stage.spec)
            spec.description.output.extend(stage.spec.description.output)
        spec.description.input.extend(fruit.spec.description.input)
        spec.description.predictedFeatureName = label
        spec.description.predictedProbabilitiesName = probabilities
        weights = classifier.weights_dir
        return spec, ct.models.MLModel(spec, weights_dir=weights, skip_model_load=True)

    return build


@pytest.mark.parametrize(
    ("label", "probabilities", "labels"),
    [("classLabel", "classLabel_probs", FRUIT), ("tree", "trees", TREES)],
)
def test_of_a_pipeline_of_classifiers_the_one_named_counts(staged, label, probabilities, labels):
    spec, model = staged(label, probabilities)
    assert classes(spec) == PortableModel(model).labels == labels
    assert [*PortableModel(model).predict({"x": X})[probabilities]] == labels


def test_a_pipeline_that_names_outputs_of_two_stages_is_refused(staged):
    spec, model = staged("classLabel", "trees")
    for ask in (classes, lambda _spec: PortableModel(model)):
        with pytest.raises(UserError, match="no classifier gives 'trees' beside 'classLabel'"):
            ask(spec)


@pytest.mark.parametrize("legacy", ["neuralNetworkClassifier", "pipelineClassifier"])
def test_a_classifier_that_is_no_program_has_no_labels_that_are_read(legacy):
    spec = Model_pb2.Model(specificationVersion=4)
    spec.description.predictedFeatureName = "classLabel"
    spec.description.predictedProbabilitiesName = "classLabel_probs"
    getattr(spec, legacy).SetInParent()
    if legacy == "pipelineClassifier":
        spec.pipelineClassifier.pipeline.models.add().neuralNetworkClassifier.SetInParent()
    assert classes(spec) is None


LOGARITHMS = {
    "log of a softmax": (lambda x: mb.log(x=mb.softmax(x=x, axis=-1)), True, True),
    "reshaped": (
        lambda x: mb.reshape(
            x=mb.log(x=mb.reshape(x=mb.softmax(x=x, axis=-1), shape=[3])), shape=[1, 3]
        ),
        True,
        True,
    ),
    "scores less the log of their sum": (
        lambda x: mb.sub(x=x, y=mb.reduce_log_sum_exp(x=x, axes=[-1], keep_dims=True)),
        True,
        True,
    ),
    "less that of others": (
        lambda x: mb.sub(x=x, y=mb.reduce_log_sum_exp(x=mb.exp(x=x), axes=[-1], keep_dims=True)),
        False,
        False,
    ),
    "log of numbers": (lambda x: mb.log(x=mb.relu(x=x)), True, False),
    "a softmax": (lambda x: mb.softmax(x=x, axis=-1), False, False),
    "logits": (lambda x: mb.mul(x=x, y=np.float32(2)), False, False),
}


@pytest.mark.parametrize("case", LOGARITHMS)
def test_logarithms_and_of_what_are_read_from_the_program(case):
    body, logarithm, of_probabilities = LOGARITHMS[case]
    program = mb.program(input_specs=[mb.TensorSpec((1, 3))], opset_version=ct.target.iOS16)(body)
    spec = ct.convert(
        program,
        convert_to="mlprogram",
        compute_precision=ct.precision.FLOAT32,
        minimum_deployment_target=ct.target.iOS16,
        skip_model_load=True,
    ).get_spec()
    (output,) = spec.description.output
    assert gives_logarithms(spec, output.name) is logarithm
    assert gives_log_probabilities(spec, output.name) is of_probabilities
    assert gives_probabilities(spec, output.name) is (case == "a softmax")
