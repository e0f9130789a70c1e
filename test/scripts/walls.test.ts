import { expect, test } from "vitest";
import { importsOf } from "../../scripts/walls/imports.ts";
import { smallFiles } from "../../scripts/walls/small-files.ts";
import { namesThatStandTwice } from "../../scripts/walls/twice.ts";

const FILES = new Map([
  [
    "src/a.ts",
    'import { b } from "./in/b.ts";\nimport type { C } from "./c.ts";\n\nexport const a: C = b;\n',
  ],
  [
    "src/in/b.ts",
    '/**\n * Why.\n */\nimport {\n  type C,\n  c,\n} from "../c.ts";\n\n// How.\nexport const b: C = c;\n',
  ],
  ["src/c.ts", "export type C = string;\nexport const c = '';\n"],
  ["src/late.ts", 'export const late = async () => (await import("./d.ts")).d;\n'],
  ["src/d.ts", 'export { readFile as d } from "node:fs";\nexport * from "./e.ts";\n'],
  ["src/e.ts", `${"export const e = 1;\n".repeat(9)}`],
]);

test("imports are those of values and types, at the head and later", () => {
  const found = [...importsOf(FILES)].map(([path, all]) => [path, [...all]]);
  expect(Object.fromEntries(found)).toEqual({
    "src/a.ts": ["src/in/b.ts", "src/c.ts"],
    "src/in/b.ts": ["src/c.ts"],
    "src/c.ts": [],
    "src/late.ts": ["src/d.ts"],
    "src/d.ts": ["src/e.ts"],
    "src/e.ts": [],
  });
});

test("a wall is a file of a few lines that one file imports; imports and comments are no lines", () => {
  expect(smallFiles(FILES, 2)).toEqual([
    { path: "src/d.ts", lines: 2, importer: "src/late.ts" },
    { path: "src/in/b.ts", lines: 1, importer: "src/a.ts" },
  ]);
  expect(smallFiles(FILES, 9).map(({ path }) => path)).toContain("src/e.ts");
});

test("a name that two files export is told once, with both", () => {
  const files = new Map([
    ["src/a.ts", "export const Place = z.string();\nexport type Place = string;\nconst Own = 1;\n"],
    ["src/b.ts", "export interface Place {}\nexport async function measure() {}\n"],
    ["src/c.ts", "interface Place {}\nexport class Own {}\n"],
  ]);
  expect(namesThatStandTwice(files)).toEqual([{ name: "Place", paths: ["src/a.ts", "src/b.ts"] }]);
});
