import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/catalog/errors.ts";
import type { PlannedRequest } from "../../src/contract/plan.ts";
import { slotsOf } from "../../src/contract/slot.ts";
import { LAYOUT } from "../../src/out/layout.ts";
import { shardsOf } from "../../src/plan/shards.ts";
import { cutInto } from "../../src/shards/cut.ts";
import { gather } from "../../src/shards/gather.ts";
import { joinParts } from "../../src/shards/join.ts";
import { sharedRequests } from "../../src/shards/parts.ts";
import { stamp } from "../../src/shards/stamp.ts";
import { PLACE, planOf, run } from "../measure/fake-run.ts";

const here = { root: "", name: "quantgate-out" };

/** A program that someone made, and its cast to 16 bits, which is audited where that reaches too far. */
const FAR: PlannedRequest["variants"] = [
  { name: "far", recipe: { kind: "stored" } },
  { name: "fp16", recipe: { kind: "preset", preset: "fp16" } },
];

type Planned = Awaited<ReturnType<typeof planOf>>;

/** Everything that is judged, by its path. */
async function judged({ plan, out }: Planned) {
  const files = slotsOf(plan.requests).flatMap((slot) => [
    LAYOUT.measurement.of(slot),
    LAYOUT.records.of(slot),
  ]);
  const texts = files.map(async (path) => {
    const text = await readFile(join(out.root, path), "utf8").catch(() => "none");
    return [path, path.endsWith(".json") ? JSON.parse(text) : text] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}

/** Two machines, one after the other in one folder, and then what `judge` does first. */
async function apart(made: Planned): Promise<void> {
  const { plan, out } = made;
  await out.writePlan(plan);
  for (const shard of shardsOf(2)) {
    await run(made, { shard });
    await stamp(plan, shard, out);
  }
  await gather({ ...plan, shards: 2 }, out, { ...here, root: out.root });
}

describe("two machines that share the samples of a model leave what one leaves", () => {
  test.each([
    ["of head and base", [{}, { side: "base", names: ["int8"] }] as const],
    ["where one variant kills the worker", [{ names: ["reference", "killer", "int8"] }] as const],
    ["where nothing can be made of a recipe", [{ names: ["reference", "unmakeable"] }] as const],
    ["of times and a compute plan", [{ target: "timing", timed: true }] as const],
    ["of how far values reach", [{ target: "seeing", variants: FAR }] as const],
  ])("%s", async (_, wishes) => {
    const [whole, shared] = [await planOf(...wishes), await planOf(...wishes)];
    await run(whole);
    await apart(shared);
    expect(await judged(shared)).toEqual(await judged(whole));
  });
});

test("each machine measures its own samples alone, and what is asked of all the one with the first", async () => {
  const made = await planOf({ target: "timing", timed: true, names: ["reference"] });
  const first = await run(made, { shard: { index: 1, of: 2 } });
  const second = await run(made, { shard: { index: 2, of: 2 } });
  expect(first.asked.filter((one) => one.startsWith("time"))).not.toEqual([]);
  expect(second.asked.filter((one) => /^(time|place)/.test(one))).toEqual([]);
  for (const [index, id] of [
    [1, "1"],
    [2, "2"],
  ] as const) {
    const part = join(
      made.out.root,
      `parts/${index}-of-2/records/food/head/reference/timing.jsonl`,
    );
    const lines = (await readFile(part, "utf8")).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).id)).toEqual([id]);
  }
});

test("what one machine has measured alone is cut into parts that come together as what it was", async () => {
  const made = await planOf({}, { side: "base", names: ["int8"] });
  const { plan, out } = made;
  await out.writePlan(plan);
  await run(made);
  const before = await judged(made);
  await cutInto(2, plan, out);
  for (const shard of shardsOf(2)) await stamp(plan, shard, out);
  await gather({ ...plan, shards: 2 }, out, { ...here, root: out.root });
  expect(await judged(made)).toEqual(before);
});

test("how far values reach, over all samples, is asked of the machine with the first one alone", async () => {
  const made = await planOf({ target: "seeing", variants: FAR });
  const watched = async (index: number) => {
    const { asked } = await run(made, { shard: { index, of: 2 } });
    return asked.filter((one) => one.startsWith("range"));
  };
  expect([await watched(1), await watched(2)]).toEqual([["range far", "range fp16"], []]);
});

test("records that are not those which a part's measurement names are no part of a slot", async () => {
  const made = await planOf({ names: ["reference"] });
  const { plan, out } = made;
  await run(made);
  await cutInto(2, plan, out);
  const own = out.part({ index: 2, of: 2 });
  const path = join(own.root, LAYOUT.records.of({ ...PLACE, variant: "reference" }));
  const reason = async () => {
    await joinParts(sharedRequests(plan, 2), out);
    return (await out.readMeasurement({ ...PLACE, variant: "reference" }))?.reason;
  };
  const text = readFileSync(path, "utf8");
  expect(await reason()).toBeUndefined();
  writeFileSync(path, `${text}${text}`);
  expect(await reason()).toMatch(/^parts\/2-of-2\/records\/\S+ is not what was measured$/);
  rmSync(path);
  expect(await reason()).toMatch(/^there is no parts\/2-of-2\/records\/\S+$/);
});

describe("what a shard of some samples leaves is judged only as what it is", () => {
  /** Two shards of a model with 2 samples; `spoil` changes what the second has left. */
  async function gathered(spoil: (root: string) => void): Promise<readonly string[]> {
    const made = await planOf({ names: ["reference"] });
    const { plan, out } = made;
    await out.writePlan(plan);
    await run(made);
    await cutInto(2, plan, out);
    for (const shard of shardsOf(2)) await stamp(plan, shard, out);
    spoil(out.root);
    try {
      await gather({ ...plan, shards: 2 }, out, { ...here, root: out.root });
      return ["gathered"];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return error.problems.map(({ message }) => message);
    }
  }

  const STAMP = "shards/2-of-2.json";
  const ROWS = (rows: unknown) => (root: string) => {
    const file = join(root, STAMP);
    const { requests, ...rest } = JSON.parse(readFileSync(file, "utf8"));
    const changed = requests.map((one: object) => ({ ...one, rows }));
    writeFileSync(file, JSON.stringify({ ...rest, requests: changed }));
  };
  const PART = "records/food/head/reference/portable.jsonl";

  test.each([
    ["its own samples", () => undefined, [/^gathered$/]],
    [
      "no stamp",
      (root: string) => rmSync(join(root, STAMP)),
      [/is foreign: no stamp names /, /^shard 2\/2 is missing$/],
    ],
    [
      "the samples of another",
      ROWS([0, 1]),
      [
        /is foreign: it is of food \(head\) on portable \(sample 1\), and its requests are food \(head\) on portable \(sample 2\)$/,
      ],
    ],
    ["more than its own samples", ROWS([0, 2]), [/\(samples 1 to 2\), and its requests are/]],
    [
      "all samples",
      ROWS(undefined),
      [/is foreign: it is of food \(head\) on portable, and its requests are/],
    ],
    [
      "answers of another in the place of its own",
      (root: string) =>
        cpSync(join(root, `parts/1-of-2/${PART}`), join(root, `parts/2-of-2/${PART}`)),
      [/is half-written: parts\/2-of-2\/records\/\S+ is not what was measured/],
    ],
    [
      "no answers",
      (root: string) => rmSync(join(root, `parts/2-of-2/${PART}`)),
      [/is half-written: there is no parts\/2-of-2\/records/],
    ],
  ])("%s", async (_, spoil, whys) => {
    const said = await gathered(spoil);
    expect(said).toHaveLength(whys.length);
    for (const [at, why] of whys.entries()) expect(said[at]).toMatch(why);
  });
});
