import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digitsProject } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import { verdictOf } from "../food.ts";

const WEIGHTS = "Digits.mlpackage/Data/com.apple.CoreML/weights/weight.bin";

test("a package as coremltools wrote them until 2024, with whatever was in memory in its headers, is judged", async () => {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject();
  project.git("switch", "--quiet", "--create", "feature");
  const file = join(project.root, WEIGHTS);
  const bytes = readFileSync(file);
  const headers = headersOf(bytes);
  expect(headers).not.toEqual([]);
  // Behind sentinel, type, size and place: nothing that a whole-byte type is read by.
  for (const at of headers) bytes.fill(0xa5, at + 24, at + 64);
  writeFileSync(file, bytes);
  const result = await pullRequestStep({ github, number, project, head: project.commit() });
  expect(result.status, result.log).toBe(0);
  const [model] = verdictOf(result).models;
  expect(model).toMatchObject({ outcome: "pass", recommended: "int8" });
  expect(model?.variants[0]?.metrics["top-1"]?.value).toBeGreaterThan(0.94);
});

function headersOf(bytes: Buffer): number[] {
  const places = Array.from({ length: Math.floor(bytes.length / 64) }, (_, index) => index * 64);
  return places.filter((at) => bytes.readUInt32LE(at) === 0xdeadbeef);
}
