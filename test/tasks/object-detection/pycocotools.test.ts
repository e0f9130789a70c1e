import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { averagedBy } from "../../../src/tasks/object-detection/averages.ts";
import { detectionBuilder } from "../../../src/tasks/object-detection/columns.ts";
import { truthTable } from "../../../src/tasks/object-detection/samples.ts";
import { averagesOf } from "../../../src/tasks/object-detection/scores.ts";
import { findMetric } from "../../../src/tasks/rows.ts";
import { openOracle } from "../../oracles/bridge.ts";
import { built, measured, scores } from "../measured.ts";
import { crowdedScene, type Scene, sceneOf } from "./scene.ts";

const METRICS = [
  ...["map", "map-50", "map-75", "map-small", "map-medium", "map-large", "mar-100"],
] as const;

const oracle = openOracle("detection", "pycocotools.cocoeval", "faster_coco_eval");
afterAll(() => "close" in oracle && oracle.close());

function columnsOf({ images, found }: Scene) {
  const table = truthTable(
    images.map((image, row) => ({ ...image, id: `i${row}`, width: 640, height: 640 })),
  );
  const lines = found.map((one, row) => ({ ...one, id: `i${row}` }));
  return built(detectionBuilder(table), lines);
}

const asAsked = ({ images, found }: Scene) => [
  images.map((image) => ({ ...image, labels: image.labels.map(Number) })),
  found.map((one) => ({ ...one, labels: one.labels.map(Number) })),
];

async function theirs(
  scenes: readonly Scene[],
  question: "evaluate" | "faster" | "by_class" = "evaluate",
): Promise<Record<string, number | null>[]> {
  if ("absent" in oracle) throw new Error(oracle.absent);
  const answers = await oracle.ask(question, scenes.map(asAsked));
  return answers.map((answer) => Object.assign({}, answer));
}

describe.skipIf("absent" in oracle)("pycocotools, run now, agrees to 1e-9", () => {
  test("as faster-coco-eval does, on every metric of random scenes with crowds, empty images, ties and absent classes", async () => {
    const scenes = fc.sample(sceneOf(), { numRuns: 1000, seed: 5 });
    const answers = await theirs(scenes);
    const others = await theirs(scenes, "faster");
    for (const [at, scene] of scenes.entries()) {
      const columns = columnsOf(scene);
      for (const name of METRICS) {
        const ours = measured(name, columns);
        for (const each of [answers[at], others[at]]) {
          const other = each?.[name] ?? null;
          if (other === null) expect(ours, `${name} of scene ${at}`).toContain("no image has one");
          else expect(ours, `${name} of scene ${at}`).toBeCloseTo(other, 9);
        }
      }
    }
  });

  test("on the average precision of each class", async () => {
    const scenes = fc.sample(sceneOf(), { numRuns: 1000, seed: 8 });
    const answers = await theirs(scenes, "by_class");
    const averaged = averagedBy({ name: "map" });
    if (averaged === undefined) throw new Error("map is no average");
    for (const [at, scene] of scenes.entries()) {
      const columns = columnsOf(scene);
      const ours = [...averagesOf(columns, averaged)].map(([number, value]) => [
        columns.samples.classes.nameOf(number),
        Number(value.toFixed(9)),
      ]);
      const other = Object.entries(answers[at] ?? {}).map(([label, value]) => [
        label,
        Number((value ?? 0).toFixed(9)),
      ]);
      expect(Object.fromEntries(ours), `scene ${at}`).toEqual(Object.fromEntries(other));
    }
  });

  test("on more boxes of one class than a hundred in an image, of which the best count", async () => {
    const scenes = fc.sample(crowdedScene(), { numRuns: 20, seed: 7 });
    const answers = await theirs(scenes);
    for (const [at, scene] of scenes.entries()) {
      for (const name of ["map", "map-medium", "mar-100"]) {
        const ours = measured(name, columnsOf(scene));
        expect(ours, `${name} of scene ${at}`).toBeCloseTo(answers[at]?.[name] ?? -1, 9);
      }
    }
  });

  test("on images drawn several times, or not at all, with ties within an image and between images", async () => {
    const drawn = fc.tuple(sceneOf(), fc.infiniteStream(fc.nat(3)));
    const cases = fc.sample(drawn, { numRuns: 200, seed: 6 }).map(([scene, stream]) => {
      const counts = Uint32Array.from(scene.images, () => stream.next().value ?? 0);
      return { scene, counts, again: repeated(scene, counts) };
    });
    const answers = await theirs(cases.map(({ again }) => again));
    for (const [at, { scene, counts }] of cases.entries()) {
      const columns = columnsOf(scene);
      for (const name of METRICS) {
        expect(findMetric(name)?.test).toBe("resampled");
        const found = scores(name, columns);
        const ours = "which" in found ? found.statistic.over(found.which, counts) : Number.NaN;
        const other = answers[at]?.[name] ?? Number.NaN;
        if (Number.isNaN(other)) expect(ours, `${name} of case ${at}`).toBeNaN();
        else expect(ours, `${name} of case ${at}`).toBeCloseTo(other, 9);
      }
    }
  });
});

/** The same images written out as often as they were drawn. */
function repeated({ images, found }: Scene, counts: Uint32Array): Scene {
  const times = <Item>(items: readonly Item[]) =>
    items.flatMap((item, row) => Array.from({ length: counts[row] ?? 0 }, () => item));
  return { images: times(images), found: times(found) };
}
