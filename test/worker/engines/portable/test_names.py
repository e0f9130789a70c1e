"""Whatever a program calls its values, it runs: names of its own never meet those of the graph."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.converters.mil.mil import types
from coremltools.proto import Model_pb2
from hypothesis import given, settings
from hypothesis import strategies as st

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import WorkerError

# Names that lowering and ONNX Runtime make, that only look alike, or that mean something elsewhere.
HOSTILE = [
    *("x", "X", "y", "x_0", "/x", "x/", "value1/Input", "value2/Input", "value7/Identity"),
    *("Identity", "Identity_1", "/Identity_1", "outputs/Identity_9", "states/Identity_3"),
    *("range/Concat_40", "constant", "_constant_1", "/constant_1", "Cast_2", "Mul", "If_0"),
    *(
        "x_token_1",
        "InsertedPrecisionFreeCast_x",
        "fused x",
        "graph_output_cast0",
        "main",
        "weights",
    ),
    *(
        "a b",
        "a'b",
        'a"b',
        "a\nb",
        "a\\b",
        "{x}",
        "%x",
        "$x",
        "@x",
        "0",
        "-1",
        " ",
        ".",
        "..",
        "\t",
    ),
    *("é", "e\u0301", "名", "🙂", "\u202ex", "\u017f", "s", "None", "", "x" * 300),
]


@pytest.fixture(scope="module")
def plain():
    """A program with an input, a state, blocks inside of an op and constants."""
    half = types.fp16

    @mb.program(
        input_specs=[mb.TensorSpec((2,)), mb.StateTensorSpec((2,), dtype=half)],
        opset_version=ct.target.iOS18,
    )
    def program(x, memory):
        chosen = mb.cond(
            pred=mb.greater(x=mb.reduce_sum(x=x), y=np.float32(0)),
            _true_fn=lambda: mb.add(x=mb.mul(x=x, y=np.float32(2)), y=np.float32(1)),
            _false_fn=lambda: mb.sub(x=mb.mul(x=x, y=np.float32(3)), y=np.float32(1)),
            name="chosen",
        )
        total = mb.add(x=mb.read_state(input=memory), y=mb.cast(x=x, dtype="fp16"), name="total")
        after = mb.coreml_update_state(state=memory, value=total)
        return chosen, mb.cast(x=after, dtype="fp32", name="sum")

    return ct.convert(
        program,
        convert_to="mlprogram",
        minimum_deployment_target=ct.target.iOS18,
        compute_precision=ct.precision.FLOAT32,
        skip_model_load=True,
    )


def copied(model):
    spec = Model_pb2.Model()
    spec.CopyFrom(model.get_spec())
    return spec


def block_of(spec):
    function = spec.mlProgram.functions["main"]
    return function.block_specializations[function.opset]


def opened(spec, model, **options):
    made = ct.models.MLModel(spec, weights_dir=model.weights_dir, skip_model_load=True)
    return PortableModel(made, **options)


def gives(spec, name, like):
    """Make a program give a value of its own besides, described as another output is."""
    block_of(spec).outputs.append(name)
    described = spec.description.output.add()
    described.CopyFrom(next(each for each in spec.description.output if each.name == like))
    described.name = name


def alias(spec, value, name):
    """Give a value another name."""
    block = block_of(spec)
    of_value = next(out.type for op in block.operations for out in op.outputs if out.name == value)
    op = block.operations.add(type="identity")
    op.inputs["x"].arguments.add(name=value)
    op.outputs.add(name=name).type.CopyFrom(of_value)


def values_of(block):
    return [out.name for op in block.operations for out in op.outputs]


def read_in(op):
    return [a.name for each in op.inputs.values() for a in each.arguments if a.name]


def renamed_block(block, names, inner):
    """Rename what a block makes, reads and gives; `inner` draws the names of nested blocks."""
    for op in block.operations:
        for each in op.inputs.values():
            for argument in each.arguments:
                if argument.name:
                    argument.name = names[argument.name]
        for nested in op.blocks:
            read = {n for o in nested.operations for n in read_in(o)} | {*nested.outputs}
            own = values_of(nested)
            taken = {names[name] for name in read - {*own}}
            renamed_block(nested, {**names, **inner(own, taken)}, inner)
        for output in op.outputs:
            output.name = names[output.name]
    for index, name in enumerate(block.outputs):
        block.outputs[index] = names[name]


def renamed(spec, draw):
    """Call every value by a name that is drawn, those of blocks as those around them too."""
    function, block = spec.mlProgram.functions["main"], block_of(spec)

    def drawn(values, taken):
        pool = [name for name in HOSTILE if name and name not in taken]
        some = draw(st.permutations(pool))[: len(values)]
        return dict(zip(values, some, strict=True))

    names = drawn([*(each.name for each in function.inputs), *values_of(block)], set())
    renamed_block(block, names, drawn)
    for each in [*function.inputs, *spec.description.input, *spec.description.output]:
        each.name = names[each.name]
    for each in spec.description.state:
        each.name = names[each.name]
    return names


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_name_of_inputs_outputs_states_and_values_runs(plain, data):
    spec = copied(plain)
    alias(spec, "chosen", "again")
    gives(spec, "again", "chosen")
    alias(spec, "again", "once more")
    gives(spec, "once more", "chosen")
    gives(spec, "x", "chosen")
    names = renamed(spec, data.draw)
    seeing = data.draw(st.booleans())
    model = opened(spec, plain, audit=seeing, trace=seeing)
    state = model.make_state()
    assert [*state.values] == [names["memory"]]
    total = np.zeros(2, np.float32)
    # What passes 65,504 when it is cast is infinite, and still is in the state that follows.
    rows = np.float32([[1, 70000], [-1, 0.5]])
    for begun, x in zip(("cast", "input"), rows, strict=True):
        with np.errstate(over="ignore"):
            total = (total + x.astype(np.float16)).astype(np.float16).astype(np.float32)
        given_back = model.predict({names["x"]: x}, state)
        chosen = x * 2 + 1 if x.sum() > 0 else x * 3 - 1
        assert {name: array.tolist() for name, array in given_back.items()} == {
            **{names[each]: chosen.tolist() for each in ("chosen", "again", "once more")},
            names["x"]: x.tolist(),
            names["sum"]: total.tolist(),
        }
        if seeing:
            infinite = model.culprit(names["sum"])
            assert (infinite.op, infinite.gives) == (begun, "infinite")
            assert infinite.name == names["memory"] or begun == "cast"
            assert infinite.name in names.values()
    if seeing:
        assert {reach.name for reach in model.ranges.overflows} <= {*names.values()}


def test_an_input_given_back_is_what_was_given(plain):
    spec = copied(plain)
    gives(spec, "x", "chosen")
    model = opened(spec, plain)
    assert model.predict({"x": [3, 4]}, model.make_state())["x"].tolist() == [3.0, 4.0]


def test_a_program_that_does_nothing_but_give_back_its_input_runs(plain):
    spec = copied(plain)
    function, block = spec.mlProgram.functions["main"], block_of(spec)
    del block.operations[:], block.outputs[:], spec.description.output[:], spec.description.state[:]
    del function.inputs[1:]
    block.outputs.append("x")
    spec.description.output.add().CopyFrom(spec.description.input[0])
    model = opened(spec, plain, audit=True, trace=True)
    assert model.predict({"x": [3, 4]})["x"].tolist() == [3.0, 4.0]
    assert model.culprit("x") is None
    model.predict({"x": [3, np.nan]})
    assert (model.culprit("x").op, model.culprit("x").name) == ("input", "x")


def test_an_op_that_fails_is_told_by_its_own_name_whatever_that_is(convert):
    def body(x):
        return mb.gather(x=np.ones(3, np.float32), indices=mb.cast(x=x, dtype="int32"), name="pick")

    made = convert(body, (2,))
    spec = copied(made)
    for op in block_of(spec).operations:
        if op.type == "gather":
            op.attributes["name"].immediateValue.tensor.strings.values[0] = (
                'it\'s "this"/Relu_1 (x)'
            )
    model = opened(spec, made)
    with pytest.raises(WorkerError, match=r"op 'it\\'s \"this\"/Relu_1 \(x\)' failed on x \[2\]: "):
        model.predict({"x": np.array([0, 3])})
