import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PURE_ROOMS } from "../scripts/reference/rooms.ts";

const PURE = PURE_ROOMS.map(({ name }) => name);

/** Rooms within a room, which reach the other rooms by a longer path. */
const INNER = PURE.map((room) => `${room}/inner`);

const IMPURE = {
  "reads-files": 'import { readFile } from "node:fs/promises"; export { readFile };',
  "talks-to-the-runner": 'import { info } from "@actions/core"; export { info };',
  "starts-programs": 'import { execa } from "execa"; export { execa };',
  "imports-an-outer-room":
    'export { openWorker } from "../worker/worker.ts"; export { openWorker as w } from "../../worker/worker.ts";',
  "asks-the-clock": "export const now = () => Date.now();",
  "throws-dice": "export const chance = () => Math.random();",
  "asks-the-environment": "export const env = () => globalThis.process;",
  "sorts-by-locale": 'export const order = (a: string) => a.localeCompare("b");',
};

/** Rows that would bring what reads and scores records to all who know names. */
const HEAVY = {
  "src/tasks/parity/row": 'export { PARITY_SCORES } from "./scores.ts";',
  "src/tasks/rows": 'export { parity } from "./parity/task.ts";',
  "src/tasks/regression/row": 'export { counted } from "../../words/counts.ts";',
};

/** Each is one; `open` is none. */
const CIRCLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "by-value": {
    a: 'import { b } from "./b.ts"; export const a = () => b;',
    b: 'import { a } from "./a.ts"; export const b = () => a;',
  },
  "by-type": {
    a: 'import type { B } from "./b.ts"; export interface A { readonly b: B }',
    b: 'import { type A } from "./a.ts"; export interface B { readonly a: A }',
  },
  "by-way-of-others": {
    a: 'import { b } from "./b.ts"; export type A = string; export const a = b;',
    b: 'import { c } from "./c.ts"; export const b = c;',
    c: 'import type { A } from "./a.ts"; export const c: A = "";',
  },
  "by-what-is-handed-on": {
    a: 'export type { B } from "./b.ts"; export type A = string;',
    b: 'import type { A } from "./a.ts"; export type B = A;',
  },
  "by-what-is-loaded-later": {
    a: 'export const a = async () => (await import("./b.ts")).b;',
    b: 'import { a } from "./a.ts"; export const b = a;',
  },
  "by-a-type-where-it-stands": {
    a: 'export type A = import("./b.ts").B;',
    b: 'import type { A } from "./a.ts"; export type B = A | string;',
  },
  open: {
    a: 'import { b } from "./b.ts"; import type { C } from "./c.ts"; export const a: C = b;',
    b: 'import type { C } from "./c.ts"; export const b: C = "";',
    c: "export type C = string;",
  },
};

let folder: string;
let caught: string;

/** The project's own lint over a project that holds every impurity in every room. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-guards-"));
  for (const file of ["biome.json", "scripts/lint"])
    await cp(file, join(folder, file), { recursive: true });
  for (const room of [...PURE, ...INNER, "commands"]) {
    for (const [name, text] of Object.entries(IMPURE)) await put(`src/${room}/${name}.ts`, text);
  }
  for (const [name, files] of Object.entries(CIRCLES))
    for (const [file, text] of Object.entries(files))
      await put(`src/worker/${name}/${file}.ts`, text);
  for (const [path, text] of Object.entries(HEAVY)) await put(`${path}.ts`, text);
  const lint = [resolve("node_modules/.bin/biome"), "lint", "--vcs-enabled=false"] as const;
  const { all } = await execa(lint[0], [...lint.slice(1), "--max-diagnostics=none"], {
    ...{ cwd: folder, reject: false, all: true, env: { NO_COLOR: "1" } },
  });
  caught = all;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

function isCaught(room: string, name: string): boolean {
  const rule = "(:\\d+:\\d+ lint/style/noRestrictedImports| plugin)";
  return new RegExp(`src/${room}/${name}\\.ts${rule}`).test(caught);
}

describe.each([...PURE, ...INNER])("src/%s is pure: a file is caught that", (room) => {
  test.each(Object.keys(IMPURE))("%s", (name) => {
    expect(isCaught(room, name)).toBe(true);
  });
});

test.each(Object.keys(HEAVY))("%s is light: it may import the catalog and rows alone", (path) => {
  expect(isCaught(dirname(path).replace(/^src\//, ""), basename(path))).toBe(true);
});

test("rooms that deal with the world may do all of that", () => {
  expect(Object.keys(IMPURE).filter((name) => isCaught("commands", name))).toEqual([]);
});

describe("no circle of files", () => {
  const isFound = (name: string) =>
    new RegExp(
      `src/worker/${name}/[abc]\\.ts(:\\d+:\\d+ lint/suspicious/noImportCycles|:\\d+:\\d+ plugin)`,
    ).test(caught);

  test.each(Object.keys(CIRCLES).filter((name) => name !== "open"))("is let through %s", (name) => {
    expect(isFound(name)).toBe(true);
  });

  test("is seen where files only share what they import", () => {
    expect(isFound("open")).toBe(false);
  });
});
