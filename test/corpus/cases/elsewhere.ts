import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { take } from "../../../src/commands/publish/take.ts";
import { Plan } from "../../../src/contract/plan.ts";
import { Stamp } from "../../../src/contract/stamp.ts";
import { openProject } from "../../../src/git/repository.ts";
import { outFolder } from "../../../src/out/out-folder.ts";
import { cutInto } from "../../../src/shards/cut.ts";
import { stamp } from "../../../src/shards/stamp.ts";
import type { Case, Files } from "../case.ts";
import { editPlan, OUT } from "./edits.ts";
import { alone, MODEL, proposed, recording, rounds, type Written } from "./flowers.ts";

const ON_PHONE =
  "latency-p50: { max: 10 ms, max-ratio: 0.9, on: iphone-15 }, peak-memory: { max: 50 MB, on: iphone-15 }";
const BESIDE: Written = {
  model: ["recorded: { iphone-15: Measurements/iphone15 }"],
  variants: { int8: `top-1: { max-drop: 2 pt }, ${ON_PHONE}` },
};
const BOTH: Written = {
  ...BESIDE,
  model: [...(BESIDE.model ?? []), "targets: [auto, iphone-15]"],
};
const ALONE: Written = {
  model: ["recorded: { iphone-15: Measurements/iphone15 }", "targets: [iphone-15]"],
  variants: {
    int8: "top-1: { max-drop: 2 pt, max-regression: 3 pt }, latency-p95: { max: 10 ms, max-regression: 2 ms }",
  },
};

const timed = (pace: number, memory = 41_000_000) =>
  ({
    latency: { unit: "ms", rounds: rounds(5, pace) },
    metrics: { "peak-memory": { value: memory } },
  }) as const;
const weights = (side: string, variant: string) => `flowers ${side} ${variant}`;
const phone = (side: string, pace = 8, n?: number, lost = 0): Files => ({
  ...recording(
    { variant: "reference" },
    { weights: weights(side, "reference"), more: timed(11) },
    n,
  ),
  ...recording({ variant: "int8" }, { weights: weights(side, "int8"), lost, more: timed(pace) }, n),
});
const stated = (n?: number): Files => {
  const numbers = (value: number) => ({
    "top-1": { value, ...(n && { n }) },
    "latency-p50": { value: 8 },
  });
  return {
    ...recording(
      { variant: "reference" },
      { weights: weights("head", "reference"), states: numbers(0.91) },
    ),
    ...recording({ variant: "int8" }, { weights: weights("head", "int8"), states: numbers(0.9) }),
  };
};
const folder = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path.replace("iphone-15/", "iphone15/"), text]),
  );

function elsewhere(name: string, written: Written, brought: Files): Case {
  const one = alone(`recorded/${name}`, written, {});
  return { ...one, main: { ...one.main, ...folder(brought) } };
}

function planIn(folder: string): Plan {
  return Plan.parse(JSON.parse(readFileSync(join(folder, "plan.json"), "utf8")));
}

/** What each of two machines leaves: `into` says in which folder; the one to lose leaves nothing. */
async function onTwoMachines(root: string, into: (index: number) => string, lose = 0) {
  const out = join(root, OUT);
  const plan = planIn(out);
  const [all, measured] = [join(root, "all"), ["measurements", "records", "parts", "shards"]];
  await cutInto(2, plan, outFolder(out));
  for (const index of [1, 2]) await stamp(plan, { index, of: 2 }, outFolder(out));
  mkdirSync(all);
  for (const what of measured) renameSync(join(out, what), join(all, what));
  for (const index of [1, 2].filter((one) => one !== lose)) {
    const own = `shards/${index}-of-2.json`;
    const { files } = Stamp.parse(JSON.parse(readFileSync(join(all, own), "utf8")));
    for (const path of [own, ...files.map((one) => one.path)])
      cpSync(join(all, path), join(root, into(index), path), { recursive: true });
  }
}

const SHARDED: Written = { variants: { int8: "top-1: { max-drop: 2 pt, max-regression: 2 pt }" } };

/** What the run of a fork has left, taken over into a plan that was made anew. */
async function publish(root: string, forge: (theirs: string) => void): Promise<void> {
  const [out, theirs] = [join(root, OUT), join(root, "theirs")];
  mkdirSync(theirs);
  for (const what of ["plan.json", "measurements", "records"])
    cpSync(join(out, what), join(theirs, what), { recursive: true });
  for (const what of ["measurements", "records"]) rmSync(join(out, what), { recursive: true });
  forge(theirs);
  const project = await openProject(root, { env: { PATH: process.env.PATH }, temp: root });
  const taken = await take({
    plan: planIn(out),
    theirs: { out: outFolder(theirs), plan: planIn(theirs) },
    ...{ project, out: outFolder(out) },
  });
  await project.close();
  editPlan(root, (plan) => ({ ...plan, published: { run: 77, attempt: 1, taken, said: "pass" } }));
}

const shards = (name: string, meanwhile: Case["meanwhile"], measured?: string): Case =>
  proposed(`shards/${name}`, SHARDED, {
    ...{ shards: 2, ...(meanwhile && { meanwhile }), ...(measured && { measured }) },
    seen: { "head/int8": { lost: 5, gained: 1 } },
  });
const apart = (index: number) => `shards/quantgate-shard-${index}-of-2`;

const published = (name: string, forge: (theirs: string) => void): Case =>
  proposed(`published/${name}`, SHARDED, {
    ...{ event: "pull-request", seen: { "head/int8": { lost: 5, gained: 1 } } },
    meanwhile: (root) => publish(root, forge),
  });
const INT8 = "measurements/flowers/head/int8/portable.json";

export const ELSEWHERE: readonly Case[] = [
  // Planned anew; what was measured are the measurements and records that `npm run demo` leaves, copied.
  {
    ...{ name: "demo", main: {}, fixture: "fixtures/digits", event: "folder" },
    ...{ taken: "test/corpus/taken/digits", explains: true },
  },
  {
    ...{ name: "food80", main: {}, fixture: "fixtures/food80", event: "folder" },
  },
  {
    ...{ name: "food80-in-a-pull-request", event: "pull-request" },
    ...{ main: {}, fixture: "fixtures/food80", branch: { "README.md": "words" } },
  },
  elsewhere("beside-what-runs-here", BESIDE, phone("head")),
  elsewhere("too-slow", BESIDE, phone("head", 14)),
  elsewhere("on-all-targets", BOTH, phone("head", 8, 400, 3)),
  elsewhere("of-other-weights", BESIDE, phone("base")),
  elsewhere("with-records-alone", ALONE, phone("head", 8, 400, 3)),
  elsewhere("with-numbers-alone", ALONE, stated()),
  elsewhere("with-numbers-and-how-many-they-are-of", ALONE, stated(400)),
  elsewhere("refused", BESIDE, {
    ...phone("head"),
    "Measurements/iphone-15/int8.json": '{"schema":1,"model":"flowers"}',
  }),
  elsewhere(
    "not-there",
    BESIDE,
    recording({ variant: "reference" }, { weights: weights("head", "reference") }),
  ),
  {
    ...elsewhere("new-weights-with-numbers-of-the-head", ALONE, phone("base", 8, 400)),
    ...{
      event: "pull-request",
      branch: { [MODEL]: "new weights", ...folder(phone("head", 9, 400, 4)) },
    },
  },
  proposed("recorded/fetched-by-the-workflow", BESIDE, {
    ...{ event: "pull-request", fetched: folder(phone("head")) },
  }),
  shards("each-in-its-folder", (root) => onTwoMachines(root, apart), "shards"),
  shards("in-one-folder", (root) => onTwoMachines(root, () => "shards"), "shards"),
  shards("in-the-out-folder", (root) => onTwoMachines(root, () => OUT)),
  shards("of-which-one-is-missing", (root) => onTwoMachines(root, apart, 2), "shards"),
  shards(
    "of-another-plan",
    async (root) => {
      await onTwoMachines(root, apart);
      editPlan(root, (plan) => ({ ...plan, notes: ["planned again"] }));
    },
    "shards",
  ),
  published("as-it-was-measured", () => undefined),
  published("without-one-measurement", (theirs) => rmSync(join(theirs, INT8))),
  published("by-another-plan", (theirs) => {
    const file = join(theirs, "plan.json");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll('"top": 5', '"top": 9'));
  }),
];
