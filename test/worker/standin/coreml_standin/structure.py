"""What a compiled model consists of, as coremltools' own data classes."""

import os
import signal
import weakref
from pathlib import Path
from typing import Any

from . import worker
from .compiled import is_compiled, spec_in

# The opset of a function -> the iOS that its operations are named after once they are compiled.
_NAMED = {"CoreML5": "ios15", "CoreML6": "ios16", "CoreML7": "ios17", "CoreML8": "ios18"}
_NEWER = "ios26"
# These are named alike in every opset.
_PLAIN = ("const",)


class OperationProxy:
    """Holds its operation weakly: whoever asks about it holds the structure that it is of."""

    def __init__(self, of: "Owner", name: str) -> None:
        self.owner, self.name = weakref.ref(of), name


class LayerProxy(OperationProxy):
    pass


class Owner:
    """What operations live as long as."""


def structure(path: str, owner: Owner | None = None) -> Any:
    """Return the structure of a compiled model; of anything else, Core ML aborts the process."""
    from coremltools.models import compute_plan as theirs

    if not is_compiled(path) or not Path(path).is_dir():
        os.kill(os.getpid(), signal.SIGABRT)
    return _structure(spec_in(Path(path)), owner or Owner(), theirs)


def _structure(spec: Any, owner: Owner, theirs: Any) -> Any:
    kind = worker.stage_kind(spec)
    if kind == "mlProgram":
        return theirs.MLModelStructure(None, _program(spec.mlProgram, owner, theirs), None)
    if kind.startswith("pipeline"):
        named = [
            (f"model{number}", _structure(each, owner, theirs))
            for number, each in enumerate(worker.stages(spec))
        ]
        return theirs.MLModelStructure(None, None, theirs.MLModelStructurePipeline(named))
    if kind.startswith("neuralNetwork"):
        layers = [_layer(each, owner, theirs) for each in getattr(spec, kind).layers]
        network = theirs.MLModelStructureNeuralNetwork(layers)
        return theirs.MLModelStructure(network, None, None)
    return theirs.MLModelStructure(None, None, None)


def _program(program: Any, owner: Owner, theirs: Any) -> Any:
    functions = {
        name: theirs.MLModelStructureProgramFunction(
            _named(function.inputs, theirs),
            _block(function.block_specializations[function.opset], function.opset, owner, theirs),
        )
        for name, function in program.functions.items()
    }
    return theirs.MLModelStructureProgram(functions)


def _block(block: Any, opset: str, owner: Owner, theirs: Any) -> Any:
    return theirs.MLModelStructureProgramBlock(
        _named(block.inputs, theirs),
        [_operation(op, opset, owner, theirs) for op in block.operations],
        list(block.outputs),
    )


def _operation(op: Any, opset: str, owner: Owner, theirs: Any) -> Any:
    name = op.type if op.type in _PLAIN else f"{_NAMED.get(opset, _NEWER)}.{op.type}"
    return theirs.MLModelStructureProgramOperation(
        {key: _argument(value, theirs) for key, value in op.inputs.items()},
        name,
        _named(op.outputs, theirs),
        [_block(each, opset, owner, theirs) for each in op.blocks],
        OperationProxy(owner, op.outputs[0].name if op.outputs else ""),
    )


def _argument(argument: Any, theirs: Any) -> Any:
    bindings = [
        theirs.MLModelStructureProgramBinding(each.name, None)
        if each.WhichOneof("binding") == "name"
        else theirs.MLModelStructureProgramBinding(None, theirs.MLModelStructureProgramValue())
        for each in argument.arguments
    ]
    return theirs.MLModelStructureProgramArgument(bindings)


def _named(values: Any, theirs: Any) -> list[Any]:
    return [
        theirs.MLModelStructureProgramNamedValueType(
            each.name, theirs.MLModelStructureProgramValueType()
        )
        for each in values
    ]


def _layer(layer: Any, owner: Owner, theirs: Any) -> Any:
    return theirs.MLModelStructureNeuralNetworkLayer(
        layer.name,
        str(layer.WhichOneof("layer")),
        list(layer.input),
        list(layer.output),
        LayerProxy(owner, layer.name),
    )
