"""Task names of the policy -> how a model's outputs become records."""

from quantgate_worker.errors import WorkerError

from .classification import Classification
from .own import OWN, Own
from .task import Task

TASKS: dict[str, Task] = {"image-classification": Classification()}


def task_named(name: str) -> Task:
    """Return a task; one of the team's own is named by its file and class."""
    if OWN.fullmatch(name):
        return Own()
    if name not in TASKS:
        raise WorkerError(f"{name}: this worker cannot evaluate it yet ({', '.join(TASKS)})")
    return TASKS[name]
