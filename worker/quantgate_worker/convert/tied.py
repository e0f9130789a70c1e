"""A constant that several operations take has one form, and a configuration may want two of it."""

from typing import Any

import numpy as np
from coremltools.optimize.coreml import OptimizationConfig, get_weights_metadata

from quantgate_worker.errors import UserError

from .names import original


def settle(op: str, config: OptimizationConfig, models: list[Any]) -> None:
    """Leave alone what is too small to be compressed anyway; coremltools would break on it.

    Raises UserError, all at once, for weights that the configuration treats in two ways.
    """
    problems: list[str] = []
    for model in models:
        for name, constant in get_weights_metadata(model, weight_threshold=0).items():
            if name in config.op_name_configs:
                continue
            takers = constant.child_ops
            forms = [_form(config, taker) for taker in takers]
            other = next((at for at, form in enumerate(forms) if form != forms[0]), None)
            if other is None:
                continue
            if _is_left_alone(constant.val, forms):
                config.op_name_configs[name] = None
            else:
                pair = (takers[0], forms[0]), (takers[other], forms[other])
                problems.append(f"convert.{op}: {_conflict(original(name), config, pair)}")
    if problems:
        raise UserError("\n".join(dict.fromkeys(problems)))


def _form(config: OptimizationConfig, taker: Any) -> Any:
    """Find what is meant for an operation, in coremltools' own order."""
    if taker.name in config.op_name_configs:
        return config.op_name_configs[taker.name]
    return config.op_type_configs.get(taker.op_type, config.global_config)


def _is_left_alone(value: np.ndarray, forms: list[Any]) -> bool:
    thresholds = [
        getattr(form, "weight_threshold", None) or 0 for form in forms if form is not None
    ]
    return not np.issubdtype(value.dtype, np.floating) or value.size <= min(thresholds)


def _conflict(
    weight: str, config: OptimizationConfig, pair: tuple[tuple[Any, Any], tuple[Any, Any]]
) -> str:
    """Say who takes a weight, and what would treat it in one way."""
    (one, _), (other, _) = pair
    told = " and ".join(
        f"{taker.op_type} {original(taker.name)!r} ({_treated(config, taker, form)})"
        for taker, form in pair
    )
    return (
        f"{told} take one weight, {weight!r}, which can have one form only: "
        f"write op_name_configs: {{ {weight}: null }} to leave it as it is, or treat "
        f"{one.op_type} and {other.op_type} alike to compress it"
    )


def _treated(config: OptimizationConfig, taker: Any, form: Any) -> str:
    """Say by which key an operation is treated, and whether it is left alone."""
    if taker.name in config.op_name_configs:
        key = "op_name_configs"
    else:
        key = "op_type_configs" if taker.op_type in config.op_type_configs else "global_config"
    return f"left alone by {key}" if form is None else f"compressed by {key}"
