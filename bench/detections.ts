import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { testEnvironment } from "../scripts/test/environment.ts";
import { DETECTED } from "./detections/boxes.ts";
import { judgeIn, METRICS, observedIn, openRival, type Took } from "./detections/contestants.ts";
import { writeFolder } from "./judge/folder.ts";

/**
 * How long it takes to judge a detector's six variants by three metrics, against one evaluation of one of them by
 * pycocotools: `npm run bench:detections -- --pictures 500 --rounds 1` for a try. Ends with 1 where it takes longer,
 * or where the two do not say the same.
 */
const { values } = parseArgs({
  options: {
    pictures: { type: "string", default: "5000" },
    rounds: { type: "string", default: "3" },
  },
});
const [pictures, rounds] = [Number(values.pictures), Number(values.rounds)];

/** Times one evaluation of pycocotools. */
const MOST = 1;
/** Both count the same boxes; sums may be taken in another order. */
const MOST_APART = 1e-9;

const VARIANTS = ["a", "b", "c", "d", "e", "f"];

const root = await mkdtemp(join(tmpdir(), "quantgate-bench-"));
const rival = openRival(process.env.QUANTGATE_PYTHON ?? (await testEnvironment()));
try {
  process.exitCode = (await race()) ? 0 : 1;
} finally {
  await rival.close();
  await rm(root, { recursive: true, force: true });
}

async function race(): Promise<boolean> {
  const limits = METRICS.map((name) => `${name}: { max-drop: 1 pt }`).join(", ");
  const content = { made: DETECTED, samples: pictures, variants: VARIANTS, limits };
  const { plan, out, files } = await writeFolder(root, content);
  await out.writePlan(plan);
  const samples = plan.models[0]?.samples?.path ?? "";
  const [theirs, ours]: Took[][] = [[], []];
  let [peak, apart] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const answer = await rival.evaluate(join(root, samples), join(root, files[1] ?? ""));
    theirs?.push(answer);
    const judged = await judgeIn(root);
    ours?.push(judged);
    peak = Math.max(peak, judged.peak);
    const observed = await observedIn(root, VARIANTS[0] ?? "");
    for (const name of METRICS)
      apart = Math.max(apart, Math.abs((observed[name] ?? Number.NaN) - answer[name]));
  }
  return told(theirs ?? [], ours ?? [], { peak, apart });
}

function told(
  theirs: readonly Took[],
  ours: readonly Took[],
  { peak, apart }: { readonly peak: number; readonly apart: number },
): boolean {
  const ratio = median(ours, "seconds") / median(theirs, "seconds");
  const [fast, same] = [ratio <= MOST, apart <= MOST_APART];
  console.log(
    `${pictures} pictures, ${VARIANTS.length} variants, ${METRICS.join(", ")}, ${availableParallelism()} cores; medians of ${rounds}`,
  );
  console.log(`  pycocotools, one variant: ${shown(theirs)}`);
  console.log(`  quantgate judge, all of it: ${shown(ours)}, ${peak.toFixed(0)} MB at most`);
  console.log(`  ${mark(fast)} ${ratio.toFixed(2)} times pycocotools, at most ${MOST} allowed`);
  console.log(
    `  ${mark(same)} the values are ${apart.toExponential(1)} apart, at most ${MOST_APART}`,
  );
  return fast && same;
}

function shown(all: readonly Took[]): string {
  return `${median(all, "seconds").toFixed(1)} s, ${median(all, "busy").toFixed(1)} s of processor`;
}

function median(all: readonly Took[], of: keyof Took): number {
  const sorted = all.map((one) => one[of]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function mark(holds: boolean): string {
  return holds ? "✓" : "✗";
}
