import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Part } from "../../src/contract/data.ts";
import { examplesOf } from "../../src/measure/examples.ts";
import { knownIn } from "../../src/measure/known.ts";
import { truthFrom } from "../../src/samples/truth.ts";
import { NO_STORE } from "../../src/store/store.ts";
import { hashesAnew } from "../store/hashes-anew.ts";

const KNOWN = knownIn({ ...NO_STORE, keeps: true }, hashesAnew());

describe("what examples are known by", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "quantgate-examples-"));
    await writeFile(join(folder, "task.py"), "class Task: ...\n");
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const known = async (options: Part<string>["options"] = {}) => {
    const data = [{ key: "task", at: join(folder, "task.py"), options }];
    const samples = [{ id: "a" }, { id: "b" }];
    const read = { file: "samples.csv", samples, lines: new Map<string, number>() };
    const truth = truthFrom(read, { another: "another", answerOf: () => "" });
    return (await examplesOf({ data, samples: "", planned: { model: "food" } }, truth, KNOWN)).data;
  };

  test("is the same as long as the files and what is told of them are", async () => {
    expect(await known()).toEqual(await known());
    expect(await known({ top: 1 })).not.toEqual(await known({ top: 2 }));
  });

  test("is never the same where an interpreter of the team's own reads them", async () => {
    expect(await known({ python: "python3.12" })).not.toEqual(
      await known({ python: "python3.12" }),
    );
  });
});
