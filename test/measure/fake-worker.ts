import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import type { Placement } from "../../src/contract/placement.ts";
import type { Hello, Inspected, WorkerRequest } from "../../src/contract/protocol.ts";
import type { Conditions } from "../../src/contract/times.ts";
import type { ConvertRequest, EvaluateRequest } from "../../src/contract/verbs.ts";
import { drawn } from "../../src/statistics/drawn.ts";
import { INSPECTED } from "../inspected.ts";

/** A worker of the real protocol in a real process: what it does follows from the names it is given. */
function say(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

/** Each request is noted in a file, if one is named; `libraries` is what it would convert and decode with; `silent` are those of before, of which nothing is told. */
const [, , noted, libraries = "1"] = process.argv;

createInterface({ input: process.stdin }).on("line", (line) => {
  const request: WorkerRequest = JSON.parse(line);
  if (noted !== undefined) appendFileSync(noted, `${told(request)}\n`);
  if (request.do === "hello") say({ id: request.id, event: "result", value: HELLO });
  if (request.do === "inspect") inspect(request.id, basename(request.package));
  if (request.do === "convert") void convert(request);
  if (request.do === "time") time(request);
  if (request.do === "place") place(request);
  if (request.do === "evaluate") (request.watch === undefined ? evaluate : watch)(request);
});

/** `evaluate int8: 1`: who is asked for which chunks. */
function told(request: WorkerRequest): string {
  if (request.do === "convert") return `convert ${request.recipes.map(({ key }) => key).join(" ")}`;
  if (request.do === "place") return `place ${nameIn(request.packages)} ${process.pid}`;
  if (request.do === "time") return `time ${nameIn(request.packages)} ${process.pid}`;
  // Of whom nothing is to be probed nothing is asked: it only sits down.
  if (request.do === "hello") return request.probe === undefined ? "" : "hello";
  if (request.do !== "evaluate") return request.do;
  if (request.only !== undefined) return "check the data";
  const names = request.lanes.map(({ name }) => name).join(" ");
  if (request.watch !== undefined)
    return `${request.watch} ${names}${onSome(request)}${request.isolation === undefined ? "" : " apart"}`;
  const ahead = request.ahead === undefined ? "" : `${request.ahead} ahead, `;
  return `evaluate ${ahead}${request.lanes.map(withGiven).join(" ")}: ${request.chunks.map(({ key }) => key).join(" ")}`;
}

/** Of the two samples there are, one. */
function onSome({ chunks }: EvaluateRequest): string {
  const rows = chunks
    .flatMap((one) => one.rows)
    .reduce((sum, [begin, end]) => sum + end - begin, 0);
  return rows === 1 ? " on 1" : "";
}

function withGiven({ name, given }: EvaluateRequest["lanes"][number]): string {
  return given === undefined ? name : `${name} (${Object.keys(given).join(", ")})`;
}

/** What a package was called when it was made. */
const nameIn = (packages: Record<string, string>) =>
  readFileSync(join(packages.model ?? "", "weights.bin"), "utf8");

const digest = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

const HELLO: Hello = {
  ...{ protocol: 2, python: "3.12.1", coremltools: "9.0", onnxruntime: "1.23", torch: null },
  ...{ os: "Fake 1", chip: "fake" },
  ...{
    toolchain: digest(libraries === "silent" ? "1" : libraries),
    evaluator: digest("evaluator"),
  },
  engines: {
    portable: {
      name: "fake 1",
      units: "cpu",
      isolation: "process",
      audit: false,
      time: false,
      placement: false,
    },
    two: {
      name: "fake 2",
      units: "cpu",
      isolation: "process",
      audit: false,
      time: false,
      placement: false,
    },
    one: {
      name: "fake 3",
      units: "cpu",
      isolation: "process",
      audit: false,
      time: false,
      placement: false,
    },
    other: {
      name: "fake 4",
      units: "cpu",
      isolation: "process",
      audit: false,
      time: false,
      placement: false,
    },
    seeing: {
      name: "fake 5",
      units: "cpu",
      isolation: "process",
      audit: true,
      time: false,
      placement: false,
    },
    "seeing-together": {
      name: "fake 8",
      units: "cpu",
      isolation: "thread",
      audit: true,
      time: false,
      placement: false,
    },
    timing: {
      name: "fake 6",
      units: "ane",
      isolation: "process",
      audit: false,
      time: true,
      placement: true,
    },
    together: {
      name: "fake 7",
      units: "cpu",
      // Of all others each model has a process of its own, so that nothing is run before all is made.
      isolation: "thread",
      audit: false,
      time: false,
      placement: false,
    },
    asleep: { unavailable: "it sleeps", remedy: "wake it" },
  },
};

function inspect(id: string, name: string): void {
  if (name === "Deadly.mlpackage") die();
  const error = UNREADABLE[name];
  if (error !== undefined) say({ id, event: "error", ...error });
  else
    say({ id, event: "result", value: { ...PACKAGE, weightsDigest: digest(name), ...ODD[name] } });
}

const UNREADABLE: Record<string, object> = {
  "Text.mlpackage": { kind: "user", message: "is not a Core ML package" },
  "Cut.mlpackage": { kind: "user", message: "/somewhere/Cut.mlpackage/weight.bin: cut short" },
  "Bare.mlpackage": {
    kind: "user",
    message: "/somewhere/Bare.mlpackage: it has no Manifest.json",
  },
  "Odd.mlpackage": { kind: "bug", message: "AttributeError: type" },
};

const PACKAGE: Inspected = { ...INSPECTED, bytes: 10, weightsDigest: digest("weights") };

const ODD: Record<string, Partial<Inspected>> = {
  "Legacy.mlmodel": { kind: "neuralnetwork" },
  "LegacyPipe.mlmodel": { kind: "pipeline", stages: ["scaler", "neuralNetwork"] },
  "Pipe.mlpackage": { kind: "pipeline", stages: ["mlProgram", "nonMaximumSuppression"] },
  "ScaledPipe.mlpackage": {
    ...{ kind: "pipeline", stages: ["scaler", "mlProgram"], unsupported: { portable: ["scaler"] } },
  },
  "Exotic.mlpackage": { unsupported: { portable: ["conv_quantum", "teleport"] } },
  "Birds.mlpackage": { classes: ["owl", "cat"] },
};

const ERRORS: Record<string, object> = {
  broken: { kind: "bug", message: "KeyError: 'x'" },
};

/** Makes a package with a name in it; what is late is not made before something has been evaluated. */
async function convert({ id, source, recipes }: ConvertRequest): Promise<void> {
  for (const [done, { key, recipe, into }] of recipes.entries()) {
    say({ id, event: "progress", stage: "convert", done, total: recipes.length, key });
    while (key.startsWith("late") && !wasEvaluated()) await setTimeout(5);
    if (key === "unmakeable" || ERRORS[key] !== undefined) {
      if (key === "unmakeable") dying();
      else say({ id, event: "error", ...ERRORS[key] });
      return;
    }
    const isSource = recipe.kind === "stored" || key === "inplace";
    const there = isSource ? source.model : undefined;
    if (key !== "mute" && libraries !== "silent")
      say({ id, event: "item", key, ...became(key, into ?? "", there) });
  }
  say({ id, event: "result", value: {} });
}

function wasEvaluated(): boolean {
  return noted !== undefined && readFileSync(noted, "utf8").includes("evaluate");
}

/** `there`: of the source itself, where it lies. */
function became(key: string, into: string, there?: string): object {
  if (key === "refused" || key === "late-refused")
    return { refused: { by: "policy", message: "block_size 7 does not divide 32" } };
  if (key === "stubborn")
    return { refused: { by: "coremltools", message: "coremltools refuses constant w" } };
  if (key === "damaged")
    return { refused: { by: "package", message: "its weights are cut short" } };
  if (key === "stuck" || key === "late-stuck") return { failed: "no space left" };
  const place = there ?? join(into, "model.mlpackage");
  // Two names for one thing, and one name for another thing each time.
  const text =
    key === "twin"
      ? "int8"
      : key.endsWith("-twin")
        ? key.slice(0, -5)
        : key === "fickle"
          ? `${process.hrtime.bigint()}`
          : key;
  if (there === undefined) {
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, "weights.bin"), text);
  }
  const weights = { bitsPerWeight: 8, byKind: {} };
  const summary = { bytes: 10, weightsDigest: digest(text), minimumOS: "iOS 15", weights };
  const tree = digest(JSON.stringify(["tree", [["weights.bin", text.length, digest(text)]]]));
  return { made: { package: place, tree, content: digest(text), summary } };
}

function evaluate(request: EvaluateRequest): void {
  const { id, lanes, chunks, isolation } = request;
  const names = lanes.map(({ name }) => name);
  if (basename(request.source.model ?? "") === "Misfit.mlpackage") {
    say({ id, event: "error", kind: "user", message: "images are for a model that takes one" });
    return;
  }
  say({ id, event: "progress", stage: "evaluate", done: 0, total: 2 });
  if (request.only !== undefined) {
    say({ id, event: "result", value: { lanes: {} } });
    return;
  }
  if (chunks.length === 0) for (const { name, into } of lanes) leave(id, name, into);
  for (const { key, rows, for: asked } of chunks)
    for (const lane of lanes.filter(({ name }) => asked.includes(name)))
      chunk(request, lane, key, rows);
  if (SHY.test(request.source.model ?? "") && chunks.some(({ key }) => key.includes("-"))) dying();
  else if (names.includes("monster") || (names.includes("killer") && isolation === undefined))
    dying();
  else if (names.includes("hanger"))
    say({ id, event: "log", level: "info", text: "hangs from now on" });
  else say({ id, event: "result", value: { lanes: {} } });
}

/** Its worker dies where it is shown its pictures otherwise. */
const SHY = /Shy\.mlpackage$/;

/** What a pass makes; `barren` makes none, and what `altered` tells of is not what lies there. */
function leave(id: string, lane: string, into: string): void {
  if (lane === "barren") return;
  const file = join(into, "corpus.f32");
  writeFileSync(file, "vectors");
  const sha256 = digest(lane === "altered" ? "others" : "vectors");
  say({ id, event: "item", lane, extra: "corpus", file, sha256 });
}

const ENDED: Record<string, object> = {
  killer: {
    ...{ stage: "predict", cause: "killed", signal: "SIGKILL", at: "2" },
    message: "its process was killed by SIGKILL",
  },
  picky: { stage: "task", cause: "refused", message: "two outputs could be the scores" },
  unloadable: { stage: "load", cause: "refused", message: "op teleport" },
};
/** Of these nothing is told: something ends the worker first, or it says nothing. */
const SILENT = ["hanger", "monster", "lost"];

type Lane = EvaluateRequest["lanes"][number];

function chunk(
  { id, samples, isolation }: EvaluateRequest,
  lane: Lane,
  key: string,
  rows: EvaluateRequest["chunks"][number]["rows"],
) {
  const { name, into } = lane;
  if (SILENT.includes(name) || (name === "killer" && isolation === undefined)) return;
  if (ENDED[name] !== undefined) return say({ id, event: "item", lane: name, ended: ENDED[name] });
  const lines = readFileSync(samples, "utf8").trimEnd().split("\n");
  const ids = rows
    .flatMap(([begin, end]) => lines.slice(begin, end))
    .map((line) => JSON.parse(line).id);
  // The file that ends a lane is waited for where it must come: a worker that goes on is as right, and slower.
  const isAwaited = key === "4" && name === "pal2";
  if (lane.until !== undefined && (isAwaited ? isThere(lane.until) : existsSync(lane.until)))
    return;
  const top = [[name.includes("pal2") ? "dog" : "cat", 0.9]];
  const flaw = name.startsWith("flawed") && key === "0" ? ids[drawn(ids)[0] ?? 0] : undefined;
  const text = ids
    .map((id) => `${JSON.stringify(id === flaw ? { id, error: "cut short" } : { id, top })}\n`)
    .join("");
  mkdirSync(into, { recursive: true });
  const file = join(into, `${key}.jsonl`);
  writeFileSync(file, name === "tampered" ? text.replace("0.9", "0.8") : text);
  const count = name === "short" ? ids.length + 1 : ids.length;
  say({
    ...{ id, event: "item", lane: name, chunk: key, file, sha256: digest(text) },
    ...{ count, errors: name === "erring" ? 1 : 0, unfinite: name.startsWith("odd") ? 1 : 0 },
    ...(name === "lacking" && { lacks: "what goes ahead was killed" }),
  });
}

/** Whether a file appears, looked for again and again for a while. */
function isThere(file: string): boolean {
  for (let looked = 0; looked < 200; looked += 1) {
    if (existsSync(file)) return true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  }
  return false;
}

const IDLE: Conditions = {
  ...{ virtual: false, lowPower: false, power: "mains", thermal: 0, speed: 100, pressure: 1 },
  busiest: { name: "launchd", share: 0.5 },
};
/** What goes on while variants of these names are timed. */
const MEANWHILE: Record<string, Partial<Conditions>> = {
  saving: { lowPower: true },
  unplugged: { power: "battery" },
  hot: { thermal: 2 },
  throttled: { speed: 70 },
  pressed: { pressure: 2 },
  busy: { busiest: { name: "Xcode", share: 180 } },
  lent: { virtual: true, busiest: { name: "Xcode", share: 180 } },
};

function time({ id, packages, repeats }: Extract<WorkerRequest, { do: "time" }>): void {
  const name = nameIn(packages);
  if (name === "crasher") {
    dying();
    return;
  }
  if (name === "unloadable-here") {
    say({ id, event: "error", kind: "failed", message: "Core ML did not load it" });
    return;
  }
  const { [name]: meanwhile } = MEANWHILE;
  const pace = name === "int8" ? 2 : 1;
  const conditions = {
    before: IDLE,
    after: IDLE,
    ...(meanwhile && { after: { ...IDLE, ...meanwhile } }),
  };
  const value = {
    ...{ loadMs: 100 * pace, firstMs: 9 * pace, peakBytes: 1e6 * pace, conditions },
    ms: Array.from({ length: repeats }, (_, at) => pace + at / 1000),
  };
  say({ id, event: "result", value });
}

const PLAN: Placement = {
  ...{ operations: 10, placed: 10, costed: 10, switches: 2, off: [] },
  ...{ share: { ane: 0.9, cpu: 0.1 }, cost: { ane: 0.95, cpu: 0.05 } },
};

/** An unplannable one kills its process; a planless one has no plan, and a mumbling one says what is none. */
function place({ id, packages }: Extract<WorkerRequest, { do: "place" }>): void {
  const name = nameIn(packages);
  if (name === "unplannable") dying();
  else if (name === "planless")
    say({ id, event: "error", kind: "failed", message: "Core ML gave no compute plan" });
  else say({ id, event: "result", value: name === "mumbling" ? { operations: 1 } : PLAN });
}

const NONE = { count: 0, ops: [] };
const FAR = { op: "mul", name: "square", largest: 1e6, infinite: false, examples: 2 };

/** What is called far reaches too far; of what is odd an op is told; what is blind is not seen. */
function watch({ id, lanes, watch: how, isolation }: EvaluateRequest): void {
  const [{ name, into } = { name: "", into: "" }] = lanes;
  if (name === "deadly" || (name === "shy" && isolation === undefined)) {
    dying();
    return;
  }
  if (how === "parity") compare(id, name, into);
  else if (name.endsWith("blind")) {
    say({
      id,
      event: "item",
      lane: name,
      ended: { stage: "predict", cause: "raised", message: "blind" },
    });
  } else {
    const overflows = name === "far" ? { count: 1, ops: [FAR] } : NONE;
    const range = {
      precision: "fp32",
      examples: 2,
      overflows,
      products: NONE,
      nan: NONE,
      unseen: NONE,
    };
    const op = { op: "mul", name: "square", gives: "infinite", constant: false, examples: 1 };
    const notFinite = { examples: 1, culprits: [op] };
    const file = join(into, "range.json");
    const text = JSON.stringify({ range, ...(how === "trace" && { notFinite }) });
    writeFileSync(file, text);
    say({ id, event: "item", lane: name, extra: "range", file, sha256: digest(text) });
  }
  say({ id, event: "result", value: { lanes: {} } });
}

/** What a pass makes comes first, as it does of an embedder. */
function compare(id: string, lane: string, into: string): void {
  leave(id, lane, into);
  const file = join(into, "parity.json");
  const outputs = lane === "mumbling" ? {} : { vector: { cosine: 0.5, least: 0.25 } };
  const text = JSON.stringify({ against: "fake 1", n: 2, outputs });
  writeFileSync(file, text);
  say({ id, event: "item", lane, extra: "parity", file, sha256: digest(text) });
}

function dying(): void {
  process.stderr.write("out of memory\n", die);
}

function die(): never {
  process.kill(process.pid, "SIGKILL");
  for (;;);
}
