import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEvidence } from "../src/commands/judging/evidence.ts";
import { drawAll, judgeOut } from "../src/commands/judging/judge-out.ts";
import { build } from "../src/judge/build.ts";
import { readPolicy } from "../src/policy/read.ts";
import { unseen } from "../src/terminal/progress.ts";
import { CLASSIFIED, PAIRED } from "./judge/answers.ts";
import { type Content, writeFolder } from "./judge/folder.ts";
import { judgesWithin } from "./judge/memory.ts";
import { longestBlock, plainLoop, race } from "./judge/race.ts";

/** How long judging takes, against one plain loop that reads and parses the same lines. */
const root = await mkdtemp(join(tmpdir(), "quantgate-bench-"));
const SIX = ["a", "b", "c", "d", "e", "f"];
const CLASSIFICATION: Omit<Content, "samples"> = {
  ...{ made: CLASSIFIED, variants: SIX, limits: "top-1: { max-drop: 1 pt }" },
};

/** In MB: the parsed records of one variant alone would take more. */
const HEAP = 40;

let failed = false;

try {
  await large();
  await small();
  await redrawn();
} finally {
  await rm(root, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

async function large(): Promise<void> {
  const { plan, out, files } = await folder("large", { ...CLASSIFICATION, samples: 50_000 });
  const { judge = 0, plain = 1 } = await race(
    { plain: () => plainLoop(out.root, files), judge: () => judgeOut(plan, out) },
    5,
  );
  console.log(
    `50,000 samples × 6 variants: judged in ${ms(judge)}, a plain loop takes ${ms(plain)}`,
  );
  told("times a plain loop", judge / plain, 2);
  await out.writePlan(plan);
  const fits = await judgesWithin(HEAP, out.root);
  failed ||= !fits;
  console.log(
    `  ${fits ? "✓" : "✗"} judged with ${HEAP} MB for objects; the records are ${files.length} × 12 MB`,
  );
}

async function small(): Promise<void> {
  const { plan, out } = await folder("small", { ...CLASSIFICATION, samples: 5000 });
  const { judge = 0 } = await race({ judge: () => judgeOut(plan, out) }, 5);
  console.log(`5,000 samples × 6 variants: judged in ${ms(judge)}`);
  told("seconds", judge / 1000, 1);
}

/** Spearman is no mean: each of 2,000 draws ranks 5,000 pairs twice. */
async function redrawn(): Promise<void> {
  const { plan, out } = await folder("redrawn", {
    ...{ made: PAIRED, samples: 5000, variants: ["a"] },
    limits: "spearman: { max-drop: 0.01 }",
  });
  const evidence = await readEvidence(plan, out);
  const { text, path } = plan.policies.target;
  const tree = build({ plan, policies: { target: readPolicy(text, path) }, evidence });
  const started = performance.now();
  const block = await longestBlock(() => drawAll(tree, unseen));
  console.log(
    `2,000 draws of Spearman's correlation of 5,000 pairs: ${ms(performance.now() - started)}`,
  );
  told("seconds at most without a moment for the progress line", block / 1000, 0.25);
}

function folder(name: string, content: Content) {
  return writeFolder(join(root, name), content);
}

function told(what: string, is: number, most: number): void {
  const within = is <= most;
  failed ||= !within;
  console.log(`  ${within ? "✓" : "✗"} ${is.toFixed(2)} ${what}, at most ${most} allowed`);
}

function ms(time: number): string {
  return `${Math.round(time)} ms`;
}
