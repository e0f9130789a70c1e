"""The compute units that a model may be run on, by Core ML's own names."""

from typing import Literal

Units = Literal["CPU_ONLY", "CPU_AND_GPU", "CPU_AND_NE", "ALL"]
