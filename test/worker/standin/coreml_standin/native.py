"""What the native module has, by its names: nothing else of the stand-in is seen by coremltools."""

from .assets import Asset
from .devices import CPU, GPU, NeuralEngine
from .model import Model, State
from .plan import Plan
from .structure import LayerProxy, OperationProxy

NATIVE = {
    "_MLCPUComputeDeviceProxy": CPU,
    "_MLComputePlanProxy": Plan,
    "_MLGPUComputeDeviceProxy": GPU,
    "_MLModelAssetProxy": Asset,
    "_MLModelProxy": Model,
    "_MLModelStructureNeuralNetworkLayerProxy": LayerProxy,
    "_MLModelStructureProgramOperationProxy": OperationProxy,
    "_MLNeuralEngineComputeDeviceProxy": NeuralEngine,
    "_State": State,
}
