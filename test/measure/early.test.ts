import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readEvidence } from "../../src/commands/judging/evidence.ts";
import type { PlannedRequest } from "../../src/contract/plan.ts";
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
// Whoever the others are compared with comes last.
const NAMES = ["int8", "pal2", "reference"];

async function folder(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "quantgate-home-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}

interface Given {
  readonly names?: readonly string[];
  readonly reference?: string;
  /** The limits of variants that have not those of all. */
  readonly limits?: Readonly<Record<string, string>>;
  /** What else is asked of them. */
  readonly besides?: readonly Partial<PlannedRequest>[];
}

const DROP = "top-1: { max-drop: 1 pt, min: 10 % }, size: { max: 1 MB }";

/** Two of three are cats: the reference and int8 say so of all, and `pal2` says dog. */
async function planned(
  early: string,
  { names = NAMES, reference = "source", limits = {}, besides = [] }: Given = {},
) {
  const request = { source: SOURCE, names };
  const made = await planOf(request, ...besides.map((one) => ({ ...request, ...one })));
  const lines = IDS.map((id, at) => ({ id, label: at % 3 === 0 ? "dog" : "cat" }));
  const samplesOf = async (name: string) => ({
    ...(await made.out.writeSamples(name, lines)),
    from: "target" as const,
  });
  const [model] = made.plan.models;
  if (model === undefined) throw new Error("there is no model");
  Object.assign(model, { task: "image-classification", samples: await samplesOf("food") });
  made.plan.models.push({ ...model, name: "other", samples: await samplesOf("other") });
  const variants = names
    .filter((name) => name !== "reference")
    .map((name) => {
      const made = name.includes("-") || name === "flawed" ? "source: Own.mlpackage, " : "";
      return `${name}: { ${made}limits: { ${limits[name] ?? DROP} } }`;
    });
  const entry = `source: Models/Food.mlpackage, task: image-classification, data: { images: Eval }`;
  made.plan.policies.target.text = `version: 1
gate: { early: ${early} }
models:
  food: { ${entry}, reference: ${reference}, variants: { ${variants.join(", ")} } }
  other: { ${entry}, variants: { pal2: { limits: { top-1: { max-drop: 90 pt } } } } }
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

const stopped = async ({ out }: Planned, variant = "pal2") =>
  await out.readMeasurement({ ...PLACE, variant });

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

  test("is measured to the end where it shares its answers with one that may keep its limits", async () => {
    const limits = { "pal2-twin": "top-1: { max-drop: 90 pt }" };
    const made = await planned("true", { names: ["pal2", "pal2-twin", "reference"], limits });
    await run(made);
    const [own, twin] = [await stopped(made), await stopped(made, "pal2-twin")];
    expect(own?.records?.count).toBe(own?.stopped?.after);
    expect([twin?.records?.count, twin?.stopped]).toEqual([600, undefined]);
  });

  test("is measured to the end of another model that allows it more, and of the base", async () => {
    const besides = [{ model: "other" }, { side: "base" }] as const;
    const made = await planned("true", { besides });
    // Where something is kept, lanes are the same for both models.
    await run(made, { home: await folder() });
    expect((await stopped(made))?.stopped?.of).toBe(600);
    for (const place of besides) {
      const one = await made.out.readMeasurement({ ...PLACE, ...place, variant: "pal2" });
      expect([one?.reason, one?.records?.count, one?.stopped]).toEqual([undefined, 600, undefined]);
    }
  });

  test("is measured to the end where one of the first answers is lacking, its own or the reference's", async () => {
    const isStopped = async (one: Planned, variant: string) => {
      const { records, stopped: stop } = (await stopped(one, variant)) ?? {};
      return [stop !== undefined, records?.count === 600];
    };
    const made = await planned("true", { names: ["flawed-pal2", "other-pal2", "reference"] });
    await run(made);
    expect(await isStopped(made, "flawed-pal2")).toEqual([false, true]);
    expect(await isStopped(made, "other-pal2")).toEqual([true, false]);
    const names = ["flawed", "other-pal2", "lone-pal2", "reference"];
    const limits = { "lone-pal2": "top-1: { min: 90 % }" };
    const against = await planned("true", { names, reference: "flawed", limits });
    await run(against);
    expect(await isStopped(against, "other-pal2")).toEqual([false, true]);
    expect(await isStopped(against, "lone-pal2")).toEqual([true, false]);
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
