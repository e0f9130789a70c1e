"""COCO's own evaluation (pycocotools), and one written anew (faster-coco-eval), of boxes given."""

from typing import Any

import faster_coco_eval
import numpy as np
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

STATS = ["map", "map-50", "map-75", "map-small", "map-medium", "map-large", None, None, "mar-100"]


def evaluate(images: list, found: list) -> dict:
    """What COCO reports of each, None where it has no value.

    `images[i]`: boxes, labels (integers), area, crowd; `found[i]`: boxes, labels, scores.
    """
    return stats(evaluated(COCO, COCOeval, images, found))


def faster(images: list, found: list) -> dict:
    """The same by faster-coco-eval."""
    return stats(evaluated(faster_coco_eval.COCO, faster_coco_eval.COCOeval_faster, images, found))


def by_class(images: list, found: list) -> dict:
    """Average precision of each class that images show an object of, by its label."""
    evaluation = evaluated(COCO, COCOeval, images, found)
    # Thresholds, recalls, classes, sizes, most boxes: of all sizes, with the most boxes.
    precision = evaluation.eval["precision"][:, :, :, 0, -1]
    means = zip(evaluation.params.catIds, precision.mean(axis=(0, 1)), strict=True)
    return {str(label): float(value) for label, value in means if value >= 0}


def evaluated(coco: Any, protocol: Any, images: list, found: list) -> Any:
    truth = coco()
    truth.dataset = {
        "images": [{"id": row} for row in range(len(images))],
        "categories": [{"id": label} for label in sorted({x for i in images for x in i["labels"]})],
        "annotations": [],
    }
    for row, image in enumerate(images):
        columns = (image[key] for key in ("boxes", "labels", "area", "crowd"))
        for box, label, area, crowd in zip(*columns, strict=True):
            truth.dataset["annotations"].append(
                # An id of 0 would read as "no object".
                {"id": len(truth.dataset["annotations"]) + 1, "image_id": row, "bbox": box}
                | {"category_id": label, "area": area, "iscrowd": crowd}
            )
    truth.createIndex()
    rows = [
        [row, *box, score, label]
        for row, one in enumerate(found)
        for box, label, score in zip(one["boxes"], one["labels"], one["scores"], strict=True)
    ]
    results = truth.loadRes(np.array(rows)) if rows else empty(coco, truth)
    evaluation = protocol(truth, results, "bbox")
    evaluation.evaluate()
    evaluation.accumulate()
    evaluation.summarize()
    return evaluation


def stats(evaluation: Any) -> dict:
    named = zip(STATS, evaluation.stats, strict=False)
    return {name: None if value < 0 else float(value) for name, value in named if name}


def empty(coco: Any, truth: Any) -> Any:
    results = coco()
    results.dataset = {**truth.dataset, "annotations": []}
    results.createIndex()
    return results


ANSWERS = {"evaluate": evaluate, "faster": faster, "by_class": by_class}
