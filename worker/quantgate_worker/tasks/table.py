"""Task names of the policy -> how a model's outputs become records."""

from quantgate_worker.errors import WorkerError

from .classification import Classification
from .detection.task import Detection
from .multi_label import MultiLabel
from .parity import Parity
from .search import Search
from .similarity import Similarity
from .task import Task

TASKS: dict[str, Task] = {
    "image-classification": Classification(),
    "multi-label-classification": MultiLabel(),
    "parity": Parity(),
    "object-detection": Detection(),
    "sentence-similarity": Similarity(),
    "semantic-search": Search(),
}


def task_named(name: str) -> Task:
    if name not in TASKS:
        raise WorkerError(f"{name}: this worker cannot evaluate it yet ({', '.join(TASKS)})")
    return TASKS[name]
