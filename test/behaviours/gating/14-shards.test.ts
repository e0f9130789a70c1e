import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Stamp } from "../../../src/contract/stamp.ts";
import { digestOf } from "../../../src/out/write.ts";
import { plannedForTwo } from "../shards.ts";

const FIRST = { index: 1, of: 2 };
const SECOND = { index: 2, of: 2 };
const STAMP = "shards/2-of-2.json";
const MEASUREMENT = "parts/2-of-2/measurements/digits/base/int8/portable.json";

function edit<T>(file: string, change: (value: T) => T): void {
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, "utf8")))));
}

const stamped = (change: (stamp: Stamp) => Stamp) => (folder: string) =>
  edit(join(folder, STAMP), change);
const ofPlan = (plan: Partial<Stamp["plan"]>) =>
  stamped((one) => ({
    ...one,
    plan: { ...one.plan, digest: `sha256:${"0".repeat(64)}`, ...plan },
  }));
const remove = (path: string) => (folder: string) =>
  rmSync(join(folder, path), { recursive: true });
const write = (path: string, text: string) => (folder: string) => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};

/** What may be wrong with the second of two shards, and how it is named. */
const WRONG: readonly [what: string, spoil: (folder: string) => unknown, why: RegExp][] = [
  ["missing", remove(""), /shard 2\/2 is missing/],
  [
    "there twice",
    (folder) => cpSync(folder, `${folder}-again`, { recursive: true }),
    /shard 2\/2 is there 2 times: .*2-of-2, .*2-of-2-again/,
  ],
  ["of another head", ofPlan({ head: "1".repeat(40) }), /is stale.*: head 111111111111, here /],
  ["of another policy", ofPlan({ policy: digestOf("") }), /is stale.*: policy sha256:e3b0/],
  ["of another attempt", ofPlan({ run: { id: "1", attempt: 7 } }), /is stale.*: attempt 7, here 1/],
  ["of another run", ofPlan({ run: { id: "7", attempt: 1 } }), /is stale.*: run 7, here 1/],
  ["of another plan in any way", ofPlan({}), /is stale.*: plan.json sha256:0{64}, here/],
  [
    "of another version of quantgate",
    stamped((one) => ({ ...one, quantgate: "9.9.9" })),
    /is foreign: quantgate 9\.9\.9 measured it, and this is \d/,
  ],
  [
    "of another number of machines",
    (folder) => {
      stamped((one) => ({ ...one, of: 3 }))(folder);
      renameSync(join(folder, STAMP), join(folder, "shards/2-of-3.json"));
    },
    /is foreign: it is of shard 2\/3, and there are 2[\s\S]*shard 2\/2 is missing/,
  ],
  [
    "another one under its name",
    stamped((one) => ({ ...one, index: 1 })),
    /is foreign: it is of shard 1\/2/,
  ],
  [
    "of requests that are not its own",
    stamped((one) => ({ ...one, requests: [] })),
    /is foreign: it is of nothing, and its requests are digits \(head\) on portable \(samples \d+ to 997\)/,
  ],
  [
    "naming files that are not of its requests",
    stamped((one) => ({
      ...one,
      files: [...one.files, { path: "../../x", digest: digestOf("") }],
    })),
    /is foreign: it names \.\.\/\.\.\/x, which is not of its requests/,
  ],
  [
    "of all samples, where another has a part of them",
    stamped((one) => ({ ...one, requests: one.requests.map(({ rows: _, ...slot }) => slot) })),
    /is foreign: it is of digits \(head\) on portable, digits \(base\) on portable, and its requests are/,
  ],
  [
    "of samples that another has",
    stamped((one) => ({
      ...one,
      requests: one.requests.map((slot) => ({ ...slot, rows: [1, 997] })),
    })),
    /is foreign: it is of digits \(head\) on portable \(samples 2 to 997\)/,
  ],
  ...[
    "parts/1-of-2/measurements/digits/head/int8/portable.json",
    "parts/2-of-2/records/digits/base/int8/portable.jsonl",
    "measurements/digits/head/int8/portable.json",
    "records/digits/base/int8/portable.jsonl",
  ].map((path): (typeof WRONG)[number] => [
    `bringing ${path} along`,
    write(path, "{}\n"),
    new RegExp(`is foreign: no stamp names ${path.replaceAll(".", "\\.")}`),
  ]),
  [
    "empty",
    (folder) => {
      remove("")(folder);
      mkdirSync(folder);
    },
    /quantgate-shard-2-of-2 is empty[\s\S]*shard 2\/2 is missing/,
  ],
  ["without a stamp", remove("shards"), /quantgate-shard-2-of-2 is half-written/],
  ["cut short", write(MEASUREMENT, '{"schema":1,'), /is half-written: .*int8.* is not what was/],
  ["lacking a measurement", remove(MEASUREMENT), /is half-written: there is no .*int8/],
  [
    "stamped for less than its requests",
    stamped((one) => ({ ...one, files: one.files.slice(1) })),
    /is half-written: it names no parts\/2-of-2\/measurements\/digits/,
  ],
  ["stamped with what is no stamp", write(STAMP, "{"), /2-of-2\.json.*cannot be read: is not JSON/],
  [
    "holding a link",
    (folder) => {
      remove(MEASUREMENT)(folder);
      symlinkSync("../reference/portable.json", join(folder, MEASUREMENT));
    },
    /int8\/portable\.json cannot be read: is not a regular file/,
  ],
  [
    "a link to another",
    (folder) => {
      remove("")(folder);
      symlinkSync("quantgate-shard-1-of-2", folder);
    },
    /shard 1\/2 is there 2 times/,
  ],
];

test("A shard that is missing, there twice, stale, foreign, empty or half-written is named, and nothing is judged", async () => {
  const run = await plannedForTwo();
  for (const [what, spoil, why] of WRONG) {
    rmSync(run.folder(""), { recursive: true, force: true });
    await run.bring(FIRST);
    await spoil(await run.bring(SECOND));
    const { status, log, summary, outputs } = await run.judge();
    expect.soft([status, outputs.outcome], what).toEqual([2, "error"]);
    expect.soft(log, what).toMatch(why);
    expect.soft(summary, what).toContain("could not be judged");
    expect.soft(existsSync(join(run.out, "measurements")), what).toBe(false);
  }
});

test("Everything that is wrong with every shard is named at once", async () => {
  const run = await plannedForTwo();
  stamped((one) => ({ ...one, quantgate: "9.9.9" }))(await run.bring(SECOND));
  mkdirSync(run.folder("quantgate-shard-1-of-2"));
  const { status, log } = await run.judge();
  expect(status).toBe(2);
  expect(log).toContain("quantgate-shard-1-of-2 is empty");
  expect(log).toContain("shard 1/2 is missing");
  expect(log).toContain("quantgate 9.9.9 measured it");
});
