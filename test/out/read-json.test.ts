import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { json } from "../../src/out/part.ts";
import { readJson } from "../../src/out/read-json.ts";

const NAMED = json(z.object({ names: z.array(z.string()) }));

async function read(text: string) {
  const folder = await mkdtemp(join(tmpdir(), "quantgate-json-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "names.json"), text);
  return await readJson(folder, "names.json", NAMED);
}

test("a file of very many values is refused before each of them is found wrong", async () => {
  await expect(read(`{"names":[${"0,".repeat(5_000_000)}0]}`)).rejects.toThrow(
    /holds more than 300000 values/,
  );
  await expect(read(`{"names":[${'["a"],'.repeat(200_000)}0]}`)).rejects.toThrow(
    /holds more than 300000 values/,
  );
});

test("a file of many values that are right is read", async () => {
  const found = await read(JSON.stringify({ names: Array.from({ length: 200_000 }, () => "a") }));
  expect(found?.names).toHaveLength(200_000);
});
