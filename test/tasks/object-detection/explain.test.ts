import { expect, test } from "vitest";
import { explainMetric } from "../../../src/tasks/explain.ts";
import { detectionBuilder } from "../../../src/tasks/object-detection/columns.ts";
import { thinObjects } from "../../../src/tasks/object-detection/explain.ts";
import type { DetectionSample, Four } from "../../../src/tasks/object-detection/lines.ts";
import { truthTable } from "../../../src/tasks/object-detection/samples.ts";
import { type Columns, scoresOf } from "../../../src/tasks/tasks.ts";
import { built, measured } from "../measured.ts";

const CAT: Four = [0, 0, 10, 10];
const DOG: Four = [50, 50, 40, 40];

/** A cat and a dog in each of four pictures, and in the last a second dog. */
const SAMPLES = ["a", "b", "c", "d"].map((id): DetectionSample => {
  const second: Four[] = id === "d" ? [[0, 50, 20, 20]] : [];
  const boxes = [CAT, DOG, ...second];
  return {
    ...{ id, width: 100, height: 100, boxes, labels: ["cat", "dog", "dog"].slice(0, boxes.length) },
    ...{ area: boxes.map(([, , w, h]) => w * h), crowd: boxes.map(() => 0 as const) },
  };
});

/** Of each picture the score of the cat and of the dog; 0 where it is not found. */
function found(...scores: readonly [number, number][]) {
  const lines = SAMPLES.map(({ id }, at) => {
    const [cat, dog] = scores[at] ?? [0, 0];
    const all = [
      { box: CAT, label: "cat", score: cat },
      { box: DOG, label: "dog", score: dog },
    ].filter(({ score }) => score > 0);
    return {
      id,
      boxes: all.map(({ box }) => box),
      labels: all.map(({ label }) => label),
      scores: all.map(({ score }) => score),
    };
  });
  return built(detectionBuilder(truthTable(SAMPLES)), lines);
}

function explained(metric: string, before: Columns, after: Columns) {
  return explainMetric(metric, {
    before: { columns: before, scores: (own) => scoresOf(own, before, before) },
    after: { columns: after, scores: (own) => scoresOf(own, after, before) },
  });
}

const BEFORE = found([0.9, 0.9], [0.8, 0.8], [0.7, 0.7], [0.6, 0.6]);
// One cat is gone, one is doubted more than the best balance before allows, and one dog is gone.
const AFTER = found([0, 0.9], [0.8, 0.8], [0.1, 0.7], [0.6, 0]);

test("objects that are found no more are counted, and told class by class and picture by picture", () => {
  const told = explained("map", BEFORE, AFTER);
  expect(told).toMatchObject({ n: 9, lost: 3, gained: 0, changed: 0, flips: [], confusions: [] });
  expect(told?.moved).toEqual([
    { id: "a", before: 1, after: 0.5 },
    { id: "c", before: 1, after: 0.5 },
    { id: "d", before: 2 / 3, after: 1 / 3 },
  ]);
  expect(told?.classes.map(({ label, n, before, after }) => [label, n, before, after])).toEqual([
    ["cat", 4, 4, 2],
    ["dog", 5, 4, 3],
  ]);
});

test("beside them stands what the metric is of each class, of which the whole is the mean", () => {
  for (const metric of ["map", "map-50", "mar-100"]) {
    const classes = explained(metric, BEFORE, AFTER)?.classes ?? [];
    for (const [side, columns] of [
      ["before", BEFORE],
      ["after", AFTER],
    ] as const) {
      const mean =
        classes.reduce((sum, { score }) => sum + (score?.[side] ?? 0), 0) / classes.length;
      expect(mean).toBeCloseTo(Number(measured(metric, columns)), 9);
    }
    expect(
      classes.map(({ drop, score }) => drop - (score?.before ?? 0) + (score?.after ?? 0)),
    ).toEqual([0, 0]);
  }
});

test("what is found again is gained, and of small objects small ones alone are told", () => {
  expect(explained("map", AFTER, BEFORE)).toMatchObject({ n: 9, lost: 0, gained: 2 });
  expect(explained("map-small", BEFORE, AFTER)).toMatchObject({ n: 5, lost: 2 });
});

test("classes of which there are few objects are named as what the data cannot see", () => {
  expect(thinObjects(BEFORE)).toBe(
    "these data cannot see 2 of 2 classes: of each there are fewer than 30 objects",
  );
});
