import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { commandLine } from "../../src/commands/command-line.ts";
import type { Measurement } from "../../src/contract/measurement.ts";
import { Plan } from "../../src/contract/plan.ts";
import { Verdict } from "../../src/contract/verdict.ts";
import { Checkout, disposableFolder } from "../git/disposable.ts";

const FOOD80 = resolve("fixtures/food80");
const PHONE = "Measurements/iphone15";
let project: Checkout;

beforeEach(() => {
  project = Checkout.init();
  cpSync(FOOD80, project.root, { recursive: true });
});

const file = (path: string) => join(project.root, path);

/** In this process: none of these runs needs the worker. */
async function run(...args: string[]) {
  const [said, told]: [string[], string[]] = [[], []];
  const host = {
    ...{ cwd: project.root, env: process.env, home: file("home"), temp: disposableFolder() },
    ...{
      program: "/nowhere",
      worker: "/nowhere",
      examples: "/nowhere",
      today: () => "2027-01-31",
    },
    out: { write: (text: string) => said.push(text) },
    errors: { write: (text: string) => told.push(text) },
  };
  const status = await commandLine(host, args);
  return { status, stdout: said.join(""), stderr: told.join("") };
}

function verdict(): Verdict {
  return Verdict.parse(JSON.parse(readFileSync(file("quantgate-out/verdict.json"), "utf8")));
}

const model = () => verdict().models[0];
const variant = (name: string) => model()?.variants.find((one) => one.name === name);

/** The measurement of a variant with what is changed in it. */
function change(name: string, edit: (one: Measurement) => Measurement): void {
  const path = file(`${PHONE}/${name}.json`);
  writeFileSync(path, JSON.stringify(edit(JSON.parse(readFileSync(path, "utf8")))));
}

const scoring =
  (value: number, weights?: string) =>
  (one: Measurement): Measurement => ({
    ...one,
    metrics: { ...one.metrics, "top-1": { value } },
    ...(weights &&
      one.package && {
        package: { ...one.package, weightsDigest: `sha256:${weights.repeat(64)}` },
      }),
  });

describe("the published ladder", () => {
  test("gives its known answer with the reasons, to a terminal and in the comment", async () => {
    const { status, stdout, stderr } = await run("gate");
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const comment = readFileSync(file("quantgate-out/comment.md"), "utf8");
    for (const text of [stdout, comment]) {
      expect(text).toContain("food80: ship int8; cliff at int4: 8.7 points for 6 MB.");
      expect(text).toContain(
        "int8 is the smallest variant that keeps every limit by the numbers seen.",
      );
      expect(text).toContain("Nobody can say how sure that is: only numbers are known.");
      expect(text).toMatch(/fp16`? is no smaller than int8, which ships/);
      expect(text).toMatch(/int4`? likely breaks top-1/);
      expect(text).toContain("9 of 100 more answers are wrong than with int8, to save 6 MB");
      expect(text).toContain("group_size: 16");
    }
    expect(comment).toContain("no weights were checked");
    expect(comment).toContain("```mermaid");
    expect(comment.match(/`food80\/fp32` \| `top-1`/g)).toHaveLength(1);
  });

  test("with a rung missing names it in the answer, and says that the step may be several", async () => {
    rmSync(file(`${PHONE}/int8.json`));
    const { stdout } = await run("gate");
    const answer =
      "food80: ship none; cliff at int4: 9.4 points for 18 MB (no numbers of int8: it may be several steps).";
    expect(stdout).toContain(answer);
    expect(model()?.cliff).toMatchObject({ certainty: "likely", missing: ["int8"] });
  });

  test("is judged again from its out folder to the same byte", async () => {
    await run("gate");
    const before = readFileSync(file("quantgate-out/verdict.json"), "utf8");
    expect((await run("judge")).status).toBe(0);
    expect(readFileSync(file("quantgate-out/verdict.json"), "utf8")).toBe(before);
  });

  test("is judged by no file that was put into its out folder afterwards", async () => {
    await run("gate");
    const path = file("quantgate-out/recorded/target/measurements/food80/head/int8/iphone-15.json");
    const forged = scoring(0.99)(JSON.parse(readFileSync(path, "utf8")));
    writeFileSync(path, JSON.stringify(forged));
    expect((await run("judge")).status).toBe(1);
    expect(variant("int8")?.limits[0]).toMatchObject({
      state: "unmeasured",
      why: `${PHONE}/int8.json is not what the plan brought along`,
    });
  });

  test("is what its script writes", async () => {
    const script = readFileSync(join(FOOD80, "write.ts"), "utf8");
    mkdirSync(file("fixtures/food80"), { recursive: true });
    writeFileSync(file("fixtures/food80/write.ts"), script.replace(/^import type .*\n/gm, ""));
    await import(file("fixtures/food80/write.ts"));
    for (const name of ["fp32", "fp16", "int8", "int4"]) {
      const written = readFileSync(file(`fixtures/food80/${PHONE}/${name}.json`), "utf8");
      expect(written).toBe(readFileSync(join(FOOD80, PHONE, `${name}.json`), "utf8"));
    }
  });
});

describe("a judgement that ends early", () => {
  const OLD = ["verdict.json", "comment.md", "explanations"];
  const left = () => OLD.filter((name) => existsSync(file(`quantgate-out/${name}`)));

  beforeEach(async () => {
    await run("gate");
    mkdirSync(file("quantgate-out/explanations"), { recursive: true });
    expect(left()).toEqual(OLD);
  });

  test.each([
    ["there is no plan.json", () => rmSync(file("quantgate-out/plan.json"))],
    ["is not JSON", () => writeFileSync(file("quantgate-out/plan.json"), "{")],
  ])("because %s leaves no verdict of an earlier run", async (why, spoil) => {
    spoil();
    await expect(run("judge")).rejects.toThrow(why);
    expect(left()).toEqual([]);
  });

  test("removes nothing from a folder that holds what others wrote", async () => {
    rmSync(file("quantgate-out/plan.json"));
    writeFileSync(file("quantgate-out/precious"), "");
    await expect(run("judge")).rejects.toThrow("there is no plan.json");
    expect(left()).toEqual(OLD);
  });
});

describe("before anything runs", () => {
  const outlooks = () =>
    Plan.parse(JSON.parse(readFileSync(file("quantgate-out/plan.json"), "utf8"))).models[0]
      ?.outlooks;
  const of = (variant: string, metric: string, operator: string) =>
    outlooks()?.find(
      (one) => one.variant === variant && one.metric === metric && one.operator === operator,
    );

  test("the plan says of each limit that the numbers alone cannot decide it", async () => {
    const { stdout } = await run("plan");
    expect(stdout).toMatch(/:19:20 food80\/int8 top-1 min 88 % on iphone-15: .* certifies nothing/);
    expect(stdout).toMatch(/:19:31 food80\/int8 top-1 max-drop 1.5 pt on iphone-15: .*totals/);
    expect(stdout).toMatch(/:21:26 food80\/int8 latency-p50 max 10 ms on iphone-15: .*5 rounds/);
    expect(stdout).not.toContain("size");
    expect(of("int8", "size", "max")).toMatchObject({ decides: "always", on: "iphone-15" });
  });

  test("rounds and a number of examples are what decides", async () => {
    change("int8", ({ metrics: _, ...one }) => ({
      ...one,
      metrics: { "top-1": { value: 0.904, n: 50_000 } },
      latency: { unit: "ms", rounds: [[8], [8.1], [8.2], [8.1], [8]] },
    }));
    await run("plan");
    expect(of("int8", "top-1", "min")).toMatchObject({ decides: "likely", n: 50_000 });
    expect(of("int8", "top-1", "max-drop")).toMatchObject({ decides: "never" });
    expect(of("int8", "latency-p50", "max")).toMatchObject({ decides: "unknown", n: 5 });
  });

  test("a measurement that is not there leaves its limits unmeasured", async () => {
    rmSync(file(`${PHONE}/int8.json`));
    const { stdout } = await run("plan");
    expect(stdout).toContain(`${PHONE}/int8.json is not there, so it stays unmeasured`);
    expect(of("int8", "size", "max")).toMatchObject({ decides: "never" });
  });
});

describe("a pull request", () => {
  beforeEach(() => project.commit());
  const gate = () => run("gate", "--base", "main");

  test("cannot rewrite the numbers of weights that the target branch knows", async () => {
    change("int8", scoring(0.5));
    await gate();
    expect(variant("int8")?.metrics["top-1"]?.value).toBe(0.904);
    expect(variant("int8")?.limits[0]?.from).toBe("target");
  });

  test("brings the numbers of new weights, and the verdict says that it did", async () => {
    change("int8", scoring(0.5, "b"));
    const { stdout } = await gate();
    expect(variant("int8")?.metrics["top-1"]?.value).toBe(0.5);
    expect(variant("int8")?.limits[0]).toMatchObject({ from: "head", leans: "fail" });
    expect(model()?.notes.join()).toMatch(/iphone-15 of int8 comes from the head itself/);
    expect(stdout).toContain("✗ fail");
  });

  test("that drops a measurement is not judged by the old one", async () => {
    rmSync(file(`${PHONE}/int8.json`));
    expect((await gate()).status).toBe(1);
    expect(variant("int8")?.limits[0]).toMatchObject({
      state: "unmeasured",
      why: `${PHONE}/int8.json is not there`,
    });
  });

  test("that drops the whole folder and not the entry cannot be judged, and is told what to do", async () => {
    rmSync(file("Measurements"), { recursive: true });
    expect((await gate()).status).toBe(2);
    expect(model()).toMatchObject({ status: "missing", outcome: "error" });
    expect(model()?.because).toContain("drop the entry food80 from quantgate.yml");
  });
});

describe("a hostile folder ends in a reason", () => {
  const RECORDS = { digest: `sha256:${"1".repeat(64)}`, count: 1 };
  const naming = (path: string) => () =>
    change("int8", ({ metrics: _, ...one }) => ({ ...one, records: { path, ...RECORDS } }));

  test.each<[string, () => unknown, RegExp]>([
    [
      "records above it",
      naming("../../quantgate.yml"),
      /names \.\.\/\.\.\/quantgate\.yml as its records/,
    ],
    ["absolute records", naming("/etc/passwd"), /names \/etc\/passwd as its records, which must/],
    ["records by a drive", naming("C:records"), /names C:records as its records, which must/],
    ["records with a backslash", naming("..\\x"), /names \.\.\\x as its records, which must/],
    [
      "records that are not there",
      naming("int8.jsonl"),
      /int8\.jsonl as its records, which is not there/,
    ],
    [
      "records behind a link",
      () => {
        symlinkSync("fp16.json", file(`${PHONE}/int8.jsonl`));
        naming("int8.jsonl")();
      },
      /int8\.jsonl as its records, which is a symbolic link/,
    ],
    [
      "a measurement behind a link",
      () => {
        rmSync(file(`${PHONE}/int8.json`));
        symlinkSync("fp16.json", file(`${PHONE}/int8.json`));
      },
      /int8\.json is a symbolic link, and none is followed/,
    ],
    [
      "a measurement behind a link out of the project",
      () => {
        rmSync(file(`${PHONE}/int8.json`));
        symlinkSync("/etc/passwd", file(`${PHONE}/int8.json`));
      },
      /^Measurements\/iphone15\/int8\.json is a symbolic link that leads out of the repository$/,
    ],
    ["no JSON", () => writeFileSync(file(`${PHONE}/int8.json`), "{"), /int8\.json is not JSON/],
    [
      "a number that is none",
      () =>
        writeFileSync(
          file(`${PHONE}/int8.json`),
          '{"schema":1,"metrics":{"top-1":{"value":1e999}}}',
        ),
      /int8\.json is no measurement/,
    ],
    [
      "another variant's numbers",
      () => change("int8", (one) => ({ ...one, variant: "fp16" })),
      /says it is of food80\/fp16 on iphone-15, not of food80\/int8 on iphone-15/,
    ],
  ])("%s", async (_, spoil, why) => {
    spoil();
    const { status, stderr } = await run("gate");
    expect(stderr).not.toMatch(/bug in quantgate/);
    expect(status).toBe(1);
    expect(variant("int8")?.limits[0]?.state).toBe("unmeasured");
    expect(variant("int8")?.limits[0]?.why).toMatch(why);
  });
});

describe("records that were taken elsewhere", () => {
  const DIGITS = resolve("fixtures/digits");
  const LABELS = readFileSync(join(DIGITS, "labels.csv"), "utf8").trim().split("\n").slice(1);

  /** So many of the first samples answered wrong. */
  function record(name: string, wrong: number): void {
    const lines = LABELS.map((line, at) => {
      const [id, label = ""] = line.split(",");
      const answer = at < wrong ? String((Number(label) + 1) % 10) : label;
      return JSON.stringify({ id, top: [[answer, 0.9]] });
    });
    const text = `${lines.join("\n")}\n`;
    const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
    writeFileSync(file(`${PHONE}/${name}.jsonl`), text);
    change(name, ({ metrics: _, ...one }) => ({
      ...one,
      records: { path: `${name}.jsonl`, digest, count: lines.length },
    }));
  }

  beforeEach(() => {
    for (const part of ["labels.csv", "digits.npz"]) cpSync(join(DIGITS, part), file(part));
    const policy = readFileSync(file("quantgate.yml"), "utf8");
    const data = "task: image-classification\n    data: { arrays: digits.npz, labels: labels.csv }";
    writeFileSync(file("quantgate.yml"), policy.replace("task: image-classification", data));
    for (const [at, name] of ["fp32", "fp16", "int8", "int4"].entries()) record(name, at * at * 10);
  });

  test("decide limits like any, and confirm the cliff", async () => {
    record("int4", 500);
    await run("gate");
    expect(variant("fp16")?.metrics["top-1"]).toMatchObject({ n: 997, versus: { lost: 10 } });
    expect(variant("int8")?.limits[1]).toMatchObject({ state: "fail", n: 997, from: "target" });
    expect(variant("int8")?.limits[0]).toMatchObject({ state: "pass" });
    expect(model()?.cliff).toMatchObject({ certainty: "confirmed" });
    expect(model()?.cliff).not.toHaveProperty("missing");
  });

  test("confirm no cliff over a variant that is missing", async () => {
    record("int4", 500);
    const policy = readFileSync(file("quantgate.yml"), "utf8");
    writeFileSync(file("quantgate.yml"), `${policy}      pal4: {}\n`);
    await run("gate");
    expect(model()?.cliff).toMatchObject({ certainty: "likely", missing: ["pal4"] });
  });

  test("that are not those of the measurement are refused", async () => {
    writeFileSync(file(`${PHONE}/int8.jsonl`), readFileSync(file(`${PHONE}/fp16.jsonl`)));
    await run("gate");
    expect(variant("int8")?.limits[0]?.state).toBe("unmeasured");
    expect(variant("int8")?.limits[0]?.why).toMatch(/is not what was written/);
  });
});

describe("a limit on a phone beside a model that runs here", () => {
  const WEIGHTS = `sha256:${"a".repeat(64)}`;

  /** As if an engine had measured here: the plan, and a measurement of each variant of it. */
  async function measured(phone: string): Promise<void> {
    cpSync(resolve("fixtures/digits"), project.root, { recursive: true });
    writeFileSync(file("quantgate.yml"), POLICY);
    change("int8", (one) => ({ ...one, model: "digits", ...held(one, phone) }));
    expect((await run("plan")).status).toBe(0);
    for (const [name, as] of [
      ["reference", "fp32"],
      ["int8", "int8"],
    ] as const) {
      const path = file(`quantgate-out/measurements/digits/head/${name}/portable.json`);
      mkdirSync(dirname(path), { recursive: true });
      const one: Measurement = JSON.parse(readFileSync(file(`${PHONE}/${as}.json`), "utf8"));
      const slot = { model: "digits", variant: name, target: "portable" };
      const { metrics: _, ...rest } = { ...one, ...slot, ...held(one, WEIGHTS) };
      writeFileSync(path, JSON.stringify(rest));
    }
    await run("judge");
  }

  const held = ({ package: inside }: Measurement, weightsDigest: string) =>
    inside === undefined ? {} : { package: { ...inside, weightsDigest } };

  const POLICY = `version: 1
models:
  digits:
    source: Digits.mlpackage
    task: image-classification
    data: { arrays: digits.npz, labels: labels.csv }
    recorded: { iphone-15: ${PHONE} }
    variants:
      int8: { limits: { latency-p50: { max: 10 ms, on: iphone-15 } } }
`;

  test("is judged by what was recorded of these weights", async () => {
    await measured(WEIGHTS);
    expect(variant("int8")?.limits[0]).toMatchObject({
      on: "iphone-15",
      observed: 8,
      leans: "pass",
    });
  });

  test("is unmeasured where it was recorded of others", async () => {
    await measured(`sha256:${"b".repeat(64)}`);
    expect(variant("int8")?.limits[0]).toMatchObject({ state: "unmeasured", on: "iphone-15" });
    expect(variant("int8")?.limits[0]?.why).toMatch(/int8\.json is stale/);
  });
});
