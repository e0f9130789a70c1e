import { readFileSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandLine } from "../../src/commands/command-line.ts";
import { Verdict } from "../../src/contract/verdict.ts";
import { detectionBuilder } from "../../src/tasks/object-detection/columns.ts";
import { DetectionRecord, DetectionSample } from "../../src/tasks/object-detection/lines.ts";
import { truthTable } from "../../src/tasks/object-detection/samples.ts";
import { openOracle } from "../oracles/bridge.ts";
import { built, measured } from "../tasks/measured.ts";

const METRICS = [...["map", "map-50", "map-75", "map-small", "map-medium", "mar-100"]] as const;

/** The same network in the three forms that exporters write, each in ten lines of a policy. */
const FORMS = [
  { name: "raw-head", source: "RawHead", annotations: "instances.json", keeps: "max-drop: 2 pt" },
  {
    name: "end-to-end",
    source: "EndToEnd",
    annotations: "instances.json",
    keeps: "max-drop: 3 pt",
  },
  {
    ...{ name: "nms-pipeline", source: "NmsPipeline", keeps: "max-drop: 2 pt" },
    annotations: "labels, names: data.yaml",
  },
] as const;

const POLICY = `version: 1
models:
${FORMS.map(
  ({ name, source, annotations, keeps }) => `  ${name}:
    source: ${source}.mlpackage
    task: object-detection
    data: { images: Pictures, annotations: ${annotations}, fit: letterbox, decode: { form: ${name} } }
    variants:
      int8: { limits: { map: { ${keeps} } } }
${name === "raw-head" ? "      pal3: { limits: { map: { max-drop: 2 pt } } }\n" : ""}`,
).join("")}`;

const oracle = openOracle("detection", "pycocotools.cocoeval", "faster_coco_eval", "coremltools");

describe.skipIf("absent" in oracle)("a detector of digits goes through the gate", () => {
  let folder: string;
  const told: string[] = [];
  let status: number;
  let verdict: Verdict;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "quantgate-detection-"));
    const cwd = join(folder, "project");
    await cp("fixtures/detection", cwd, { recursive: true });
    await writeFile(join(cwd, "quantgate.yml"), POLICY);
    const host = {
      ...{ cwd, env: process.env, home: join(folder, "home"), temp: folder },
      ...{ program: resolve("dist/cli.js"), today: () => "2027-01-31" },
      ...{
        worker: resolve("worker"),
        examples: resolve("examples"),
      },
      out: { write: (text: string) => told.push(text) },
      errors: { write: (text: string) => told.push(text) },
    };
    status = await commandLine(host, ["gate"]);
    const text = readFileSync(join(cwd, "quantgate-out/verdict.json"), "utf8");
    verdict = Verdict.parse(JSON.parse(text));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  function linesOf<Line>(path: string, parse: (value: unknown) => Line): Line[] {
    const text = readFileSync(join(folder, "project", "quantgate-out", path), "utf8");
    return text
      .trim()
      .split("\n")
      .map((line) => parse(JSON.parse(line)));
  }

  const read = (model: string, variant: string) => ({
    samples: linesOf(`samples/${model}.jsonl`, (line) => DetectionSample.parse(line)),
    records: linesOf(`records/${model}/head/${variant}/portable.jsonl`, (line) =>
      DetectionRecord.parse(line),
    ),
  });

  test("in each form int8 keeps its limit, and three bits do not", () => {
    expect(status, told.join("")).toBe(1);
    const states = verdict.models.flatMap(({ name, variants }) =>
      variants.flatMap((variant) =>
        variant.limits.map((limit) => [name, variant.name, limit.state]),
      ),
    );
    expect(states).toEqual([
      ["raw-head", "int8", "pass"],
      ["raw-head", "pal3", "fail"],
      ["end-to-end", "int8", "pass"],
      ["nms-pipeline", "int8", "pass"],
    ]);
  });

  test("how it was asked is said", () => {
    expect(verdict.notes).toContain(
      "raw-head: boxes count from a score of 0.001 on; of two of a class that overlap by more than 0.7 the better one counts; of a picture the best 300 are kept, and of a class in it the best 100",
    );
  });

  test("the classes that lost most are named, with what the metric is of each", () => {
    const pal3 = verdict.models[0]?.variants.find(({ name }) => name === "pal3");
    const [explained] = pal3?.explanation ?? [];
    expect(explained?.n).toBe(1003);
    expect(explained?.lost).toBeGreaterThan(100);
    expect(explained?.classes[0]?.score?.before).toBeGreaterThan(
      explained?.classes[0]?.score?.after ?? 1,
    );
  });

  test.each(FORMS)(
    "pycocotools and faster-coco-eval find the same numbers in the records of $name",
    async ({ name }) => {
      if ("absent" in oracle) throw new Error(oracle.absent);
      for (const variant of ["reference", "int8"]) {
        const { samples, records } = read(name, variant);
        const classes = [...new Set(samples.flatMap(({ labels }) => labels))].sort();
        const numbered = <Line extends { labels: string[] }>(line: Line) => ({
          ...line,
          labels: line.labels.map((label) => classes.indexOf(label)),
        });
        const byId = new Map(records.map((record) => [record.id, record]));
        const found = samples.map(
          ({ id }) => byId.get(id) ?? { boxes: [], labels: [], scores: [] },
        );
        const asked = [samples.map(numbered), found.map(numbered)];
        const columns = built(detectionBuilder(truthTable(samples)), records);
        const ours = METRICS.map((metric) => [metric, measured(metric, columns)] as const);
        for (const question of ["evaluate", "faster"]) {
          const [answer] = await oracle.ask(question, [asked]);
          const other = new Map(Object.entries(Object(answer)));
          for (const [metric, value] of ours)
            expect(value, `${metric} by ${question}`).toBeCloseTo(Number(other.get(metric)), 9);
        }
      }
    },
  );

  test("what COCO's file says is what the samples are, and YOLO's labels say the same", () => {
    const coco: unknown = JSON.parse(readFileSync("fixtures/detection/instances.json", "utf8"));
    const { samples } = read("raw-head", "reference");
    expect(coco).toMatchObject({
      images: samples.map(({ id, width, height }) => ({ file_name: id, width, height })),
    });
    const yolo = read("nms-pipeline", "reference").samples;
    expect(yolo.map(({ id, labels }) => ({ id, labels }))).toEqual(
      samples.map(({ id, labels }) => ({ id, labels })),
    );
    for (const [at, { boxes }] of yolo.entries())
      for (const [which, box] of boxes.entries())
        for (const [side, number] of box.entries())
          expect(number).toBeCloseTo(samples[at]?.boxes[which]?.[side] ?? -1, 3);
  });

  test("the models find much, and not all", () => {
    for (const { name } of FORMS) {
      const { samples, records } = read(name, "reference");
      const map = Number(measured("map", built(detectionBuilder(truthTable(samples)), records)));
      expect(map, name).toBeGreaterThan(0.5);
      expect(map, name).toBeLessThan(0.8);
    }
  });
});
