import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluator } from "../../../src/statistics/redrawn/statistic.ts";
import { detectionBuilder } from "../../../src/tasks/object-detection/columns.ts";
import { truthTable } from "../../../src/tasks/object-detection/samples.ts";
import { built } from "../../tasks/measured.ts";
import { sceneOf } from "../../tasks/object-detection/scene.ts";

/** What they are is compared with pycocotools (`test/tasks/object-detection`); here, that asking for more changes none. */
test("an average is the same to the bit alone and beside others, over any draw", () => {
  const drawn = fc.tuple(sceneOf(), fc.infiniteStream(fc.nat(3)));
  for (const [{ images, found }, stream] of fc.sample(drawn, { numRuns: 100, seed: 3 })) {
    const table = truthTable(
      images.map((image, row) => ({ ...image, id: `i${row}`, width: 640, height: 640 })),
    );
    const lines = found.map((one, row) => ({ ...one, id: `i${row}` }));
    const curves = built(detectionBuilder(table), lines).curves("all");
    const counts = Uint32Array.from(images, () => stream.next().value ?? 0);
    const every = [...curves.averages.keys()];
    const together = [...evaluator(curves, every)(counts)];
    const alone = every.map((number) => evaluator(curves, [number])(counts)[0]);
    expect(together).toHaveLength(4);
    expect(alone).toEqual(together);
  }
});
