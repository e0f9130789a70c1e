"""Devices, plans and coremltools' own benchmark over the stand-in."""

import coremltools as ct
import numpy as np
import pytest
from coreml_standin.interpreter import Died
from coremltools.optimize import coreml as cto

PLAN = """
    from coremltools.models.compute_plan import MLComputePlan
    path = ct.models.MLModel(package).get_compiled_model_path()
    model = ct.models.MLModel(package)
    plan = MLComputePlan.load_from_path(model.get_compiled_model_path(), ct.ComputeUnit[units])
    answer = {}
    for op in plan.model_structure.program.functions["main"].block.operations:
        use = plan.get_compute_device_usage_for_mlprogram_operation(op)
        cost = plan.get_estimated_cost_for_mlprogram_operation(op)
        name = use and type(use.preferred_compute_device).__name__
        answer[op.outputs[0].name] = [op.operator_name, name, cost and cost.weight]
"""


@pytest.fixture
def half(dense):
    return dense(np.arange(8, dtype=np.float32).reshape(4, 2), half=True)


def devices(answer):
    return {op.rpartition(".")[2]: device for op, device, _ in answer.values() if device}


def test_the_devices_are_those_of_the_machine(run, mac):
    code = """
        found = ct.models.MLModel.get_available_compute_devices()
        answer = [[type(each).__name__, getattr(each, "total_core_count", None)] for each in found]
    """
    neural = ["MLNeuralEngineComputeDevice", 16]
    cpu, gpu = ["MLCPUComputeDevice", None], ["MLGPUComputeDevice", None]
    assert run(code) == [cpu, gpu, neural]
    mac.set(devices=["cpu"])
    assert run(code) == [cpu]


def test_a_plan_names_a_device_and_a_share_of_the_cost_for_all_but_constants(run, half):
    answer = run(PLAN, package=half, units="CPU_AND_NE")
    constants = [rest for op, *rest in answer.values() if op == "const"]
    assert constants
    assert all(rest == [None, None] for rest in constants)
    assert sum(cost or 0 for *_, cost in answer.values()) == pytest.approx(1)
    assert devices(answer)["linear"] == "MLNeuralEngineComputeDevice"
    assert {op for op, *_ in answer.values()} >= {"ios15.linear", "ios15.softmax"}


def test_the_units_and_the_precision_decide_which_device(run, dense, half):
    full = dense(np.arange(8, dtype=np.float32).reshape(4, 2))
    assert devices(run(PLAN, package=full, units="CPU_AND_NE"))["linear"] == "MLCPUComputeDevice"
    assert devices(run(PLAN, package=full, units="ALL"))["linear"] == "MLGPUComputeDevice"
    assert devices(run(PLAN, package=half, units="CPU_ONLY"))["linear"] == "MLCPUComputeDevice"


def test_a_plan_can_lack_entries_and_prefer_another_device(run, mac, half):
    mac.set(
        {"at": "plan", "does": "omits", "of": "all"},
        {"at": "plan", "does": "prefers", "operator": "linear", "device": "cpu"},
    )
    answer = run(PLAN, package=half, units="CPU_AND_NE")
    computed = [rest for op, *rest in answer.values() if op != "const"]
    assert [None, None] in computed
    assert {device for device, _ in computed} > {None}
    mac.set({"at": "plan", "does": "prefers", "operator": "linear", "device": "cpu"})
    assert devices(run(PLAN, package=half, units="CPU_AND_NE"))["linear"] == "MLCPUComputeDevice"


def test_a_plan_of_a_package_aborts_the_process(run, half):
    code = """
        from coremltools.models.compute_plan import MLComputePlan
        MLComputePlan.load_from_path(package)
    """
    with pytest.raises(Died) as died:
        run(code, package=str(half))
    assert died.value.signal == "SIGABRT"


def test_operations_are_known_as_long_as_their_plan(run, half):
    code = """
        from coremltools.models.compute_plan import MLComputePlan, MLModelStructure
        model = ct.models.MLModel(package)
        path = model.get_compiled_model_path()
        plan, other = MLComputePlan.load_from_path(path), MLModelStructure.load_from_path(path)
        op = other.program.functions["main"].block.operations[-1]
        answer = plan.get_compute_device_usage_for_mlprogram_operation(op)
    """
    assert run(code, package=half) is None


def test_the_parts_of_a_compressed_weight_have_no_device(run, digits_model, saved):
    config = cto.OptimizationConfig(global_config=cto.OpLinearQuantizerConfig(weight_threshold=1))
    package = saved(cto.linear_quantize_weights(digits_model, config))
    answer = run(PLAN, package=package, units="ALL")
    parts = [rest for op, *rest in answer.values() if "constexpr" in op]
    assert parts
    assert all(rest == [None, None] for rest in parts)


def test_coremltools_own_benchmark_runs(run, half):
    code = """
        import asyncio
        from coremltools.models.ml_program.experimental.perf_utils import MLModelBenchmarker
        benchmark = MLModelBenchmarker(ct.models.MLModel(package))
        load = asyncio.run(benchmark.benchmark_load(2))
        predict = asyncio.run(benchmark.benchmark_predict(iterations=3, warmup=True))
        operations = asyncio.run(benchmark.benchmark_operation_execution(iterations=2))
        answer = len(load.samples), len(predict.samples), len(operations) > 0
    """
    assert run(code, package=half) == [2, 3, True]


def test_a_pipeline_has_the_structure_of_its_stages(run, joined):
    package = joined(np.eye(2), np.eye(2), ["a", "b"])
    code = """
        from coremltools.models.compute_plan import MLModelStructure
        path = ct.models.MLModel(package).get_compiled_model_path()
        model = ct.models.MLModel(package)
        found = MLModelStructure.load_from_path(model.get_compiled_model_path())
        answer = [each.program is not None for _, each in found.pipeline.sub_models]
    """
    assert run(code, package=package) == [True, True]


def test_it_is_told_apart_from_what_ships(run):
    assert run("answer = getattr(ct.libcoremlpython, '__file__', None)") is None
    assert not hasattr(ct, "libcoremlpython")
