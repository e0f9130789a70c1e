"""What a range audit takes, in predictions of the same model: the two in turn."""

import numpy as np
from contestants import engine
from interval import Interval
from race import LEAST_ROUNDS, Course, Racer, repeats_of, turn

AUDITED = ("mobilenetv3", "resnet", "unet", "bert", "vit")


def cost(course: Course, bits: str) -> Interval:
    """Return the time of an audited prediction over that of a plain one."""
    plain, audited = (_ready(course, bits, audit=audit) for audit in (False, True))
    repeats = repeats_of(plain.predict, course.clock)
    for _ in range(LEAST_ROUNDS):
        for racer in (plain, audited):
            racer.rounds.append(turn(racer.predict, repeats, course.clock))
    return plain.faster_than(audited)


def _ready(course: Course, bits: str, *, audit: bool) -> Racer:
    inputs: dict[str, np.ndarray] = dict(np.load(course.folder / f"{course.name}.npz"))
    package = course.folder / f"{course.name}-{bits}.mlpackage"
    predict = engine(package, inputs, threads=course.threads, audit=audit)
    predict()
    return Racer(predict=predict, load=0.0)
