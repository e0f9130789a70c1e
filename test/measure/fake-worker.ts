import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Inspected, MeasureRequest, WorkerRequest } from "../../src/contract/protocol.ts";

/** A worker of the real protocol in a real process: what it does follows from the names it is given. */
function say(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

createInterface({ input: process.stdin }).on("line", (line) => {
  const request: WorkerRequest = JSON.parse(line);
  if (request.do === "inspect") inspect(request.id, basename(request.package));
  if (request.do === "measure") measure(request);
});

function inspect(id: string, name: string): void {
  if (name === "Deadly.mlpackage") die();
  const error = UNREADABLE[name];
  if (error !== undefined) say({ id, event: "error", ...error });
  else say({ id, event: "result", value: { ...PACKAGE, ...ODD[name] } });
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

const PACKAGE: Inspected = {
  kind: "mlprogram",
  specificationVersion: 7,
  minimumOS: "iOS 15",
  bytes: 10,
  weightsDigest: `sha256:${"0".repeat(64)}`,
  precision: "fp32",
  inputs: [],
  outputs: [],
  classes: ["cat", "dog"],
  classCount: 2,
  ops: {},
  unsupported: { portable: [] },
  weights: { count: 1, elements: 1, bitsPerWeight: 32, byKind: {} },
  metadata: {},
};

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

function measure(request: MeasureRequest): void {
  const { id } = request;
  const names = request.variants.map(({ name }) => name);
  say({ id, event: "progress", stage: "convert", done: 0, total: names.length });
  const error = names.map((name) => ERRORS[name]).find((one) => one !== undefined);
  if (names.includes("killer")) leaveHalfAndDie(request);
  else if (error !== undefined) say({ id, event: "error", ...error });
  else if (!names.includes("hanger")) answer(request, names);
}

function answer(request: MeasureRequest, names: readonly string[]): void {
  const measurements = names.filter((name) => name !== "lost").map((name) => one(request, name));
  say({ id: request.id, event: "result", value: { measurements } });
}

const ERRORS: Record<string, object> = {
  refused: { kind: "user", message: "block_size 7 does not divide 32" },
  broken: { kind: "bug", message: "KeyError: 'x'" },
};

function leaveHalfAndDie({ out, model, side, target }: MeasureRequest): void {
  const half = join(out, "records", model, side, "killer", `${target}.jsonl.part`);
  mkdirSync(dirname(half), { recursive: true });
  writeFileSync(half, "{");
  mkdirSync(join(out, ".converting-123"), { recursive: true });
  process.stderr.write("out of memory\n", die);
}

function die(): never {
  process.kill(process.pid, "SIGKILL");
  for (;;);
}

function one({ model, side, target, out, samples }: MeasureRequest, variant: string) {
  const path = `records/${model}/${side}/${variant}/${target}.jsonl`;
  const ids = readFileSync(samples, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).id);
  const text = ids.map((id) => `${JSON.stringify({ id, top: [["cat", 0.9]] })}\n`).join("");
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), variant === "tampered" ? text.replace("0.9", "0.8") : text);
  const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  const count = variant === "short" ? ids.length + 1 : ids.length;
  return {
    ...{ schema: 1, model, variant, side, target, status: "measured" },
    ...{ evaluated: { n: ids.length, of: ids.length }, records: { path, digest, count } },
  };
}
