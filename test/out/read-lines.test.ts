import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { taskLines } from "../../src/contract/lines.ts";
import { readLines } from "../../src/out/read-lines.ts";

const { record: check } = taskLines(z.object({}), z.object({ boxes: z.array(z.number()) }));

async function read(...lines: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "quantgate-lines-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const text = lines.map((line) => `${line}\n`).join("");
  await writeFile(join(folder, "int8.jsonl"), text);
  const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  const expected = { digest, count: lines.length };
  return (await Array.fromAsync(readLines(folder, "int8.jsonl", check, expected))).flat();
}

test("a line of very many values is refused before each of them is found wrong", async () => {
  const hostile = `{"boxes":[${'"a",'.repeat(1_000_000)}"a"]}`;
  await expect(read('{"boxes":[1]}', hostile)).rejects.toThrow(
    /int8\.jsonl:2 holds more than 300000 values/,
  );
});

test("a long line of few values is read", async () => {
  const long = `{"boxes":[1],"why":"${"a".repeat(1_000_000)}"}`;
  expect(await read(long)).toMatchObject([{ boxes: [1] }]);
});
