"""COCO's own evaluation of one variant after the other.

For each line of standard input it writes a line of answer. A line names the file of samples and
that of records. What is timed is `evaluate`, `accumulate` and `summarize`, on detections that lie
in memory, with one thread: pycocotools has no other.
"""

import contextlib
import io
import json
import sys
import time
from pathlib import Path

import numpy as np
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval


def main() -> None:
    """Answer until standard input ends."""
    for line in sys.stdin:
        asked = json.loads(line)
        with contextlib.redirect_stdout(io.StringIO()):
            truth, found = load(Path(asked["samples"]), Path(asked["records"]))
            clock, cpu = time.perf_counter(), time.process_time()
            evaluation = COCOeval(truth, found, "bbox")
            evaluation.evaluate()
            evaluation.accumulate()
            evaluation.summarize()
            seconds, busy = time.perf_counter() - clock, time.process_time() - cpu
        stats = [float(value) for value in evaluation.stats]
        told = {"seconds": seconds, "busy": busy}
        told |= {"map": stats[0], "map-50": stats[1], "mar-100": stats[8]}
        print(json.dumps(told), flush=True)


def load(samples: Path, records: Path) -> tuple[COCO, COCO]:
    """Return what is true and what was found, as pycocotools has both."""
    images = [json.loads(line) for line in samples.read_text().splitlines()]
    rows = {image["id"]: row for row, image in enumerate(images)}
    labels = sorted({label for image in images for label in image["labels"]})
    numbers = {label: number for number, label in enumerate(labels, 1)}
    truth = COCO()
    truth.dataset = {
        "images": [{"id": row} for row in rows.values()],
        "categories": [{"id": number} for number in numbers.values()],
        "annotations": [],
    }
    for row, image in enumerate(images):
        columns = (image[key] for key in ("boxes", "labels", "area", "crowd"))
        for box, label, area, crowd in zip(*columns, strict=True):
            truth.dataset["annotations"].append(
                {"id": len(truth.dataset["annotations"]) + 1, "image_id": row, "bbox": box}
                | {"category_id": numbers[label], "area": area, "iscrowd": crowd}
            )
    truth.createIndex()
    boxes = [
        [rows[record["id"]], *box, score, numbers[label]]
        for record in map(json.loads, records.read_text().splitlines())
        for box, label, score in zip(
            *(record[k] for k in ("boxes", "labels", "scores")), strict=True
        )
        if label in numbers
    ]
    return truth, truth.loadRes(np.array(boxes))


if __name__ == "__main__":
    main()
