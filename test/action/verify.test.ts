import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { foodProject, measured } from "../behaviours/food.ts";
import { python } from "../commands/python.ts";
import { startGitHub } from "../emulator/github.ts";
import type { Checkout } from "../git/disposable.ts";
import { dispatchStep } from "./events.ts";

const MODEL = "fixtures/digits/Digits.mlpackage";
const SHIPPED = "Release/Shipped.mlpackage";

/** A verdict on int8, whose weights are those of the digits model; beside it, that model is about to be shipped. */
async function release({ top1 = 0.9 } = {}) {
  const [github, project] = [await startGitHub(), foodProject()];
  const step = (inputs: Record<string, string>) => dispatchStep({ github, project, inputs });
  cpSync(MODEL, join(project.root, SHIPPED), { recursive: true });
  weights ??= /^digest +(sha256:\w{64})$/m.exec((await step(INSPECT)).log)?.[1];
  const weightsDigest = weights ?? "none";
  project.commit(measured("", top1, { package: { ...PACKAGE, weightsDigest } }));
  await step({ run: "gate" });
  const verify = (inputs = {}) => step({ run: "verify", package: SHIPPED, ...inputs });
  return { project, weightsDigest, verify };
}

const INSPECT = { run: "inspect", package: SHIPPED };
/** Asked for once: the tests come one after the other. */
let weights: string | undefined;

const PACKAGE = {
  ...{ bytes: 12_000_000, minimumOS: "iOS 16" },
  weights: { bitsPerWeight: 8, byKind: {} },
};

async function rewriteMetadata(project: Checkout): Promise<void> {
  const script = `import json, sys, coremltools as ct
model = ct.models.MLModel(sys.argv[1], skip_model_load=True)
model.author, model.version = "another", "9.9"
model.user_defined_metadata["com.example.built"] = "2031-01-01"
model.save(sys.argv[2])
print(json.dumps(None))`;
  const [old, rewritten] = [join(project.root, SHIPPED), join(project.root, "Rewritten.mlpackage")];
  await python(script, [old, rewritten]);
  rmSync(old, { recursive: true });
  renameSync(rewritten, old);
}

function changeOneWeight(project: Checkout): void {
  const file = join(project.root, SHIPPED, "Data/com.apple.CoreML/weights/weight.bin");
  const bytes = readFileSync(file);
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

describe("a package that is about to be shipped", () => {
  test("is known by its weights, whoever wrote it and when", async () => {
    const { project, weightsDigest, verify } = await release();
    await rewriteMetadata(project);
    const { status, log } = await verify();
    expect(log).toContain("food80/int8 has these weights: warn.");
    expect(log).toContain(weightsDigest);
    expect(log).toContain(project.git("rev-parse", "HEAD").slice(0, 12));
    expect(status).toBe(0);
  });

  test("of which one weight is another was never judged, and what was is named", async () => {
    const { project, weightsDigest, verify } = await release();
    changeOneWeight(project);
    const { status, log } = await verify();
    expect(log).toContain("These weights were not judged. What was:");
    expect(log).toContain(`food80/int8 warn ${weightsDigest}`);
    expect(status).toBe(1);
  });

  test("that the verdict stopped is stopped again", async () => {
    const { verify } = await release({ top1: 0.5 });
    const { status, log } = await verify();
    expect(log).toContain("food80/int8 has these weights: fail.");
    expect(status).toBe(1);
  });

  test("cannot be verified where it or the verdict cannot be read", async () => {
    const { verify } = await release();
    const [nowhere, without] = [{ package: "Nowhere.mlpackage" }, { verdict: "no/verdict.json" }];
    expect(await verify(nowhere)).toMatchObject({ status: 2 });
    const { status, log } = await verify(without);
    expect(log).toContain("no such verdict");
    expect(status).toBe(2);
  });
});
