import { mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Answer, answerTo } from "./answer.ts";
import type { Case } from "./case.ts";
import { CHOICE } from "./cases/choice.ts";
import { DEVICES } from "./cases/devices.ts";
import { ELSEWHERE } from "./cases/elsewhere.ts";
import { EVIDENCE } from "./cases/evidence.ts";
import { ITSELF } from "./cases/itself.ts";
import { LIMITS } from "./cases/limits.ts";
import { STATUSES } from "./cases/statuses.ts";
import { TASKS } from "./cases/tasks.ts";
import { WAIVERS } from "./cases/waivers.ts";
import { ANSWERS, type Difference, differenceOf, fileOf, kept, textOf } from "./kept.ts";
import { SURFACE } from "./surface.ts";

const CASES: readonly Case[] = [
  ...[LIMITS, TASKS, STATUSES, ITSELF, CHOICE, DEVICES].flat(),
  ...[WAIVERS, EVIDENCE, ELSEWHERE].flat(),
];

/** The name of each answer that is kept, and how it is found anew. */
export const CORPUS: ReadonlyMap<string, () => Promise<string>> = new Map([
  ...Object.entries(SURFACE).map(([name, ask]): [string, () => Promise<string>] => [
    `surface/${name}`,
    async () => textOf(await ask()),
  ]),
  ...CASES.map((one): [string, () => Promise<string>] => [
    one.name,
    async () => textOf(await inFolder((folder) => answerTo(one, folder))),
  ]),
]);

async function inFolder(work: (folder: string) => Promise<Answer>): Promise<Answer> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "quantgate-corpus-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In what an answer is another one than the one that is kept; undefined where it is that one. */
export function change(name: string, now: string): Difference | undefined {
  const was = kept(name);
  return was === undefined
    ? { parts: ["all of it"], text: `there is no ${fileOf(name)} yet` }
    : differenceOf(was, now);
}

/** Answers that are kept and that no case asks for any more. */
export async function forgotten(): Promise<string[]> {
  const names = await readdir(ANSWERS, { recursive: true });
  return names
    .filter((name) => name.endsWith(".txt"))
    .map((name) => name.slice(0, -".txt".length))
    .filter((name) => !CORPUS.has(name))
    .sort();
}
