"""A step's dictionary from the policy, made coremltools' configuration: every key checked."""

import copy
from collections.abc import Iterator
from typing import Any

import attrs
from coremltools.optimize.coreml import OptimizationConfig

from quantgate_worker.errors import UserError
from quantgate_worker.nearest import nearest

from .steps import COMPRESSIONS, Step

_SCOPED = ("op_type_configs", "op_name_configs")
_LONG = ("global_config", *_SCOPED)
_NAMED = "config_type"
_REFUSED = {
    "lut_function": "it takes a function, which a policy cannot write",
    "num_kmeans_workers": "it forks a process that has threads, which can hang; leave it out, "
    "it changes no result",
}

Bodies = dict[str, dict[str, Any] | None]


def configuration(step: Step) -> OptimizationConfig:
    """Build the configuration of a compression; raises UserError naming step and key."""
    config = long_form(step)
    for where, body in _bodies(config):
        _name_type(step.op, where, body)
    try:
        return OptimizationConfig.from_dict({_NAMED: _names(step.op)[0], **config})
    except Exception as error:
        raise UserError(f"convert.{step.op}: {_reasons(error)}") from error


def long_form(step: Step) -> dict[str, Any]:
    """Return a copy with `global_config`, `op_type_configs`, `op_name_configs` spelled out."""
    config = copy.deepcopy(step.config)
    if not any(key in config for key in _LONG):
        return {"global_config": config}
    default = config.pop(_NAMED, None)
    for key in config:
        if key not in _LONG:
            raise UserError(f"convert.{step.op}: unknown key {key!r}{nearest(key, _LONG)}")
    for key in _SCOPED:
        if not isinstance(config.get(key, {}), dict):
            raise UserError(f"convert.{step.op}.{key}: takes a dictionary of configurations")
    if default is not None:
        for _, body in _bodies(config):
            body.setdefault(_NAMED, default)
    return config


def _bodies(config: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Walk the dictionaries for one op each; None means: leave this one alone."""
    written = [("global_config", config.get("global_config"))]
    for scope in _SCOPED:
        written += [(f"{scope}.{name}", body) for name, body in config.get(scope, {}).items()]
    for where, body in written:
        if body is not None and not isinstance(body, dict):
            raise UserError(f"convert: {where}: takes a dictionary, not {body!r}")
        if body is not None:
            yield where, body


def _name_type(op: str, where: str, body: dict[str, Any]) -> None:
    """Write down which configuration a body is of, by its name or by its keys."""
    types = {each.__name__: each for each in COMPRESSIONS[op].configurations}
    name = body.get(_NAMED) or _fitting(op, body)
    if name not in types:
        raise UserError(f"convert.{op}: {where}: {_NAMED} {name!r}{nearest(str(name), types)}")
    known = _keys(types[name])
    for key in body:
        if key in _REFUSED:
            raise UserError(f"convert.{op}: {where}: {key}: {_REFUSED[key]}")
        if key not in known:
            raise UserError(f"convert.{op}: {where}: unknown key {key!r}{nearest(key, known)}")
    body[_NAMED] = name


def _fitting(op: str, body: dict[str, Any]) -> str:
    """Choose the first configuration that knows every key, else the usual one."""
    fits = (t.__name__ for t in COMPRESSIONS[op].configurations if set(body) <= set(_keys(t)))
    return next(fits, _names(op)[0])


def _names(op: str) -> list[str]:
    return [each.__name__ for each in COMPRESSIONS[op].configurations]


def _keys(configuration_type: Any) -> list[str]:
    fields = [field.name for field in attrs.fields(configuration_type)]
    return [_NAMED, *(field for field in fields if field not in _REFUSED)]


def _reasons(error: BaseException) -> str:
    """Flatten what cattrs groups: the sentences that coremltools wrote, each once."""
    inner = getattr(error, "exceptions", None)
    if inner is None:
        return str(error) or type(error).__name__
    return "; ".join(dict.fromkeys(_reasons(each) for each in inner))
