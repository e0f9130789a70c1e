import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readEvidence } from "../../src/commands/judging/evidence.ts";
import { verdictOn } from "../../src/judge/judge.ts";
import { drawnOrder } from "../../src/measure/drawn-chunks.ts";
import { digestOf } from "../../src/out/write.ts";
import { shardsOf } from "../../src/plan/shards.ts";
import { readPolicies } from "../../src/policy/read.ts";
import { cutInto } from "../../src/shards/cut.ts";
import { gather } from "../../src/shards/gather.ts";
import { stamp } from "../../src/shards/stamp.ts";
import { drawn } from "../../src/statistics/drawn.ts";
import { COMMIT, PLACE, planOf, run } from "./fake-run.ts";

const IDS = Array.from({ length: 600 }, (_, at) => `sample-${at}`);
const ORDER = drawn(IDS);
const CHUNKS = drawnOrder(IDS).chunksOf([...IDS.keys()]);
const SOURCE = { path: join(process.cwd(), "fixtures/digits/Digits.mlpackage"), commit: COMMIT };
const NAMES = ["reference", "int8", "pal2"];

async function folder(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "quantgate-home-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}

/** All are cats: the reference and int8 say so, and `pal2` says dog. */
async function planned(early: string, names = NAMES) {
  const made = await planOf({ source: SOURCE, names });
  const samples = await made.out.writeSamples(
    "food",
    IDS.map((id, at) => ({ id, label: at % 3 === 0 ? "dog" : "cat" })),
  );
  const [model] = made.plan.models;
  if (model !== undefined)
    Object.assign(model, { task: "image-classification", samples: { ...samples, from: "target" } });
  const limits = "limits: { top-1: { max-drop: 1 pt, min: 10 % }, size: { max: 1 MB } }";
  made.plan.policies.target.text = `version: 1
gate: { early: ${early} }
models:
  food: { source: Models/Food.mlpackage, task: image-classification, data: { images: Eval }, variants: { int8: { ${limits} }, pal2: { ${limits} } } }
`;
  return made;
}

type Planned = Awaited<ReturnType<typeof planned>>;

async function left({ out }: Planned): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const path of (await readdir(out.root, { recursive: true })).sort())
    if ((await stat(join(out.root, path))).isFile() && path !== "plan.json")
      found.set(path, await readFile(join(out.root, path), "utf8"));
  return found;
}

const stopped = async ({ out }: Planned) =>
  await out.readMeasurement({ ...PLACE, variant: "pal2" });

async function verdictIn({ plan, out }: Planned) {
  const evidence = await readEvidence(plan, out);
  return verdictOn({ plan, policies: readPolicies(plan.policies), evidence });
}

async function eachOf(made: Planned, of: number): Promise<void> {
  for (const shard of shardsOf(of)) await run(made, { shard });
}

async function oneFor(made: Planned, of: number): Promise<void> {
  await run(made);
  await cutInto(of, made.plan, made.out);
}

describe("a variant that is proven to fail", () => {
  test("is measured no further, and what is left of it are the examples before that", async () => {
    const home = await folder();
    const made = await planned("true");
    await run(made, { home });
    const measurement = await stopped(made);
    const { after = 0 } = measurement?.stopped ?? {};
    // Of three labels two are cats: every such answer is lost, every other gained.
    expect(measurement?.stopped).toEqual({ after, of: 600, by: "top-1 max-drop" });
    expect(after).toBeGreaterThan(20);
    expect(after).toBeLessThan(200);
    expect(measurement?.records?.count).toBe(after);
    const records = await readFile(join(made.out.root, measurement?.records?.path ?? ""), "utf8");
    const ids = records
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).id);
    const rows = ORDER.slice(0, after).toSorted((a, b) => a - b);
    expect(ids).toEqual(rows.map((row) => IDS[row]));
    // The others have all of theirs.
    const other = await made.out.readMeasurement({ ...PLACE, variant: "int8" });
    expect([other?.records?.count, other?.stopped]).toEqual([600, undefined]);
    // Of its chunks those are kept that were run.
    const again = await planned("false");
    const { asked } = await run(again, { home });
    const ran = CHUNKS.findIndex((_, at) =>
      asked.at(-1)?.endsWith(`: ${[...CHUNKS.keys()].slice(at).join(" ")}`),
    );
    expect(asked).toHaveLength(1);
    expect(ran).toBeGreaterThan(0);
    expect(ran).toBeLessThan(CHUNKS.length - 1);
  });

  test("leaves the same bytes, and is judged the same, whatever earlier runs have kept of it", async () => {
    const home = await folder();
    const cold = await planned("true");
    await run(cold);
    await run(await planned("false"), { home });
    const warm = await planned("true");
    const { asked } = await run(warm, { home });
    expect(asked).toEqual([]);
    expect(await left(warm)).toEqual(await left(cold));
    expect(await verdictIn(warm)).toEqual(await verdictIn(cold));
  });

  test("fails by the examples before that, and nothing of it passes that all examples decide", async () => {
    const made = await planned("true");
    await run(made);
    const [model] = (await verdictIn(made)).models;
    const pal2 = model?.variants.find(({ name }) => name === "pal2");
    const after = (await stopped(made))?.stopped?.after;
    expect(pal2?.outcome).toBe("fail");
    expect(pal2?.stopped).toEqual({ portable: { after, of: 600, by: "top-1 max-drop" } });
    expect(
      pal2?.limits.map(({ metric, operator, state, n }) => [metric, operator, state, n]),
    ).toEqual([
      ["top-1", "max-drop", "fail", after],
      ["top-1", "min", "unmeasured", undefined],
      ["size", "max", "unmeasured", undefined],
    ]);
    expect(pal2?.limits[1]?.why).toContain(`stopped after ${after} of 600 examples`);
    expect(pal2?.metrics["top-1"]).toMatchObject({ n: after });
  });

  test.each([
    ["each of those that share its examples", (made: Planned) => eachOf(made, 2)],
    ["one that does the work of all of them", (made: Planned) => oneFor(made, 2)],
  ])("is measured to the end by %s, and judged to the same bytes", async (_, measure) => {
    const [one, shared] = [await planned("true"), await planned("true")];
    await run(one);
    const { plan, out } = shared;
    plan.shards = 2;
    await out.writePlan(plan);
    await measure(shared);
    for (const shard of shardsOf(2)) await stamp(plan, shard, out);
    await gather(plan, out, { root: out.root, name: "quantgate-out" });
    expect((await stopped(one))?.stopped).toBeDefined();
    const joined = await stopped(shared);
    expect([joined?.records?.count, joined?.stopped]).toEqual([600, undefined]);
    expect(JSON.stringify(await verdictIn(shared))).toBe(JSON.stringify(await verdictIn(one)));
  });

  test("gains nothing by ending where no limit says so: what is lacking is lacking, whatever its measurement claims", async () => {
    const made = await planned("true");
    await run(made);
    const measurement = await stopped(made);
    const path = join(made.out.root, measurement?.records?.path ?? "");
    const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
    const right = lines.map((line) => line.replace('"dog"', '"cat"')).map((line) => `${line}\n`);
    await made.out.writeRecords({ ...PLACE, variant: "pal2" }, Buffer.from(right.join("")));
    if (measurement?.records === undefined) throw new Error("it has no records");
    const records = { ...measurement.records, digest: digestOf(right.join("")) };
    await made.out.writeMeasurement({ ...measurement, records });
    const [model] = (await verdictIn(made)).models;
    const pal2 = model?.variants.find(({ name }) => name === "pal2");
    expect([pal2?.outcome, pal2?.stopped]).toEqual(["fail", undefined]);
    expect(pal2?.reason).toContain("samples have no record");
    expect(pal2?.limits.map(({ state }) => state)).not.toContain("pass");
  });

  test("is measured to the end where its policy wants that, or where it is not certain enough to spare much", async () => {
    for (const early of ["false", "certified"]) {
      const made = await planned(early);
      await run(made);
      expect((await stopped(made))?.records?.count).toBe(600);
      const [model] = (await verdictIn(made)).models;
      expect(model?.variants.map(({ outcome }) => outcome)).toEqual(["fail", "fail"]);
    }
  });
});
