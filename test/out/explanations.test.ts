import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Explanation } from "../../src/contract/explanation.ts";
import { outFolder } from "../../src/out/out-folder.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "quantgate-explanations-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const explanationOf = (variant: string): Explanation => ({
  ...{ schema: 1, model: "food", variant, target: "portable", metrics: [] },
});

test("an explanation lies where its model, variant and target say", async () => {
  await outFolder(root).replaceExplanations([explanationOf("int8")]);
  const text = await readFile(join(root, "explanations/food/int8/portable.json"), "utf8");
  expect(JSON.parse(text)).toEqual(explanationOf("int8"));
});

test("what explained an earlier verdict is gone", async () => {
  await outFolder(root).replaceExplanations([explanationOf("int8"), explanationOf("int4")]);
  await outFolder(root).replaceExplanations([explanationOf("int4")]);
  expect(await readdir(join(root, "explanations/food"))).toEqual(["int4"]);
  await outFolder(root).replaceExplanations([]);
  expect(await readdir(root)).toEqual([]);
});
