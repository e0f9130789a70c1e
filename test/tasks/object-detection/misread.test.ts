import { describe, expect, test } from "vitest";
import { chanceOf } from "../../../src/tasks/object-detection/chance.ts";
import { detectionBuilder } from "../../../src/tasks/object-detection/columns.ts";
import type {
  DetectionRecord,
  DetectionSample,
  Four,
} from "../../../src/tasks/object-detection/lines.ts";
import { ORDERS, UNITS } from "../../../src/tasks/object-detection/row.ts";
import { truthTable } from "../../../src/tasks/object-detection/samples.ts";
import { built, measured } from "../measured.ts";

/** Boxes scattered without any chance, two in each of forty pictures of 200 x 100 pixels. */
const SAMPLES = Array.from({ length: 40 }, (_, at): DetectionSample => {
  const boxes: Four[] = [0, 1].map((more) => {
    const seed = 37 * at + 61 * more;
    return [(seed * 13) % 140, (seed * 29) % 60, 20 + (seed % 30), 15 + (seed % 20)];
  });
  return {
    ...{ id: `i${at}`, width: 200, height: 100, boxes, labels: [at % 2 ? "a" : "b", "a"] },
    ...{ area: boxes.map(([, , w, h]) => w * h), crowd: [0, 0] },
  };
});

/** The model is shown 80 x 80 pixels: the picture scaled by 0.4, with 20 of border above and below. */
const SHOWN: [number, number] = [80, 80];
const BACK: [number, number, number, number, number, number] = [2.5, 0, 0, 0, 2.5, -50];

type Order = (typeof ORDERS)[number];
type Unit = (typeof UNITS)[number];

/** What a model gives of a box in pixels of the picture. */
function given([x, y, w, h]: Four, order: Order, unit: Unit): Four {
  const [left, top] = [x / 2.5, (y + 50) / 2.5];
  const [wide, high] = [w / 2.5, h / 2.5];
  const four: Record<Order, Four> = {
    cxcywh: [left + wide / 2, top + high / 2, wide, high],
    xywh: [left, top, wide, high],
    xyxy: [left, top, left + wide, top + high],
    yxyx: [top, left, top + high, left + wide],
  };
  const [a, b, c, d] = four[order];
  return unit === "pixels" ? [a, b, c, d] : [a / 80, b / 80, c / 80, d / 80];
}

/** What the worker records of numbers that it reads in this way. */
function recordedAs([a, b, c, d]: Four, order: Order, unit: Unit): Four {
  const corners: Record<Order, Four> = {
    cxcywh: [a - c / 2, b - d / 2, a + c / 2, b + d / 2],
    xywh: [a, b, a + c, b + d],
    xyxy: [a, b, Math.max(a, c), Math.max(b, d)],
    yxyx: [b, a, Math.max(b, d), Math.max(a, c)],
  };
  const [left, top, right, bottom] = corners[order];
  const scale = unit === "pixels" ? 2.5 : 2.5 * 80;
  return [left * scale, top * scale - 50, (right - left) * scale, (bottom - top) * scale];
}

function columnsOf(recordOf: (sample: DetectionSample) => Omit<DetectionRecord, "id">) {
  const lines = SAMPLES.map((sample) => ({ id: sample.id, ...recordOf(sample) }));
  return built(detectionBuilder(truthTable(SAMPLES)), lines);
}

function misread(is: [Order, Unit], read: [Order, Unit]) {
  return columnsOf(({ boxes, labels }) => {
    const numbers = boxes.map((box) => given(box, ...is));
    return {
      ...{ boxes: numbers.map((four) => recordedAs(four, ...read)), labels },
      scores: boxes.map((_, at) => 0.9 - at / 10),
      shown: { size: SHOWN, back: BACK, numbers },
    };
  });
}

const READINGS = ORDERS.flatMap((order) => UNITS.map((unit): [Order, Unit] => [order, unit]));

describe.each(READINGS)("boxes that are %s in %s", (...is) => {
  test("are right where they are read so", () => {
    const columns = misread(is, is);
    expect(measured("map", columns)).toBeCloseTo(1, 9);
    expect(chanceOf(columns).mistake).toBeUndefined();
  });

  test.each(READINGS.filter(([order, unit]) => order !== is[0] || unit !== is[1]))(
    "and are read as %s in %s are named",
    (...read) => {
      expect(chanceOf(misread(is, read)).mistake).toContain(`order ${is[0]}, unit ${is[1]}`);
    },
  );
});

test("boxes that were recorded elsewhere in another way are named too", () => {
  const columns = columnsOf(({ boxes, labels }) => ({
    boxes: boxes.map(([x, y, w, h]) => [x / 200, y / 100, w / 200, h / 100]),
    labels,
    scores: [0.9, 0.8],
  }));
  expect(chanceOf(columns).mistake).toContain("order xywh, unit normalized");
});

test("classes in another order are named", () => {
  const columns = columnsOf(({ boxes, labels }) => ({
    boxes,
    labels: labels.map((label) => (label === "a" ? "b" : "a")),
    scores: [0.9, 0.8],
  }));
  expect(chanceOf(columns).mistake).toContain("under the names of other classes");
});

test("a model that finds nothing anywhere is no better than nothing", () => {
  const columns = columnsOf(() => ({ boxes: [], labels: [], scores: [] }));
  expect(chanceOf(columns)).toEqual({ metric: "map", value: 0.01, says: "next to nothing" });
});

test("where all objects stand in one place, the boxes of other pictures tell as much", () => {
  const [first] = SAMPLES;
  if (first === undefined) throw new Error("no sample");
  const same = SAMPLES.map(({ id }) => ({ ...first, id }));
  const lines = same.map(({ id, boxes, labels }) => ({ id, boxes, labels, scores: [0.9, 0.8] }));
  const chance = chanceOf(built(detectionBuilder(truthTable(same)), lines));
  expect(chance.value).toBeCloseTo(1, 9);
  expect(chance.says).toContain("the boxes of other images");
});
