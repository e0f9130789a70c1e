import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DATA_ROWS, findMetric } from "../../src/tasks/rows.ts";

/** Where a key of the `data` block may be named: its row, the task that reads it, and what `init` proposes. */
const READERS = /^src\/(tasks\/|proposal\/|commands\/init\/)/;

/** What is named so and is no key. */
const ALLOWED = [
  "src/judge/notes.ts: images",
  "src/judge/notes.ts: queries",
  "src/out/layout.ts: unlabelled",
  "src/policy/data.ts: names",
  "src/policy/language/data.ts: names",
  "src/samples/slice-value.ts: labels",
];

/**
 * Two tell of the examples whatever they are: by which columns they are sliced, and that they are pinned. A word that
 * is a metric's name too, as size is, is mostly that; and `samples` are what every task has, by this very word.
 */
const OTHERS = (key: string) => key === "samples" || findMetric(key) !== undefined;
const KEYS = Object.entries(DATA_ROWS)
  .filter(([key, { kind }]) => kind !== "columns" && kind !== "digest" && !OTHERS(key))
  .map(([key]) => key);

/** Keys that code takes by name: alone in quotes, or out of data. */
function keysIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, " ");
  return KEYS.filter((key) =>
    new RegExp(`(["'\`])${key}\\1|\\b(data|parts)\\??\\.${key}\\b`).test(code),
  );
}

describe("a key of the data block", () => {
  test("is named in its row and in the task that reads it, and nowhere on the way", async () => {
    const files = (await readdir("src", { recursive: true }))
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join("src", name))
      .filter((file) => !READERS.test(file));
    const found: string[] = [];
    for (const file of files)
      found.push(...keysIn(await readFile(file, "utf8")).map((key) => `${file}: ${key}`));
    expect(found.sort()).toEqual(ALLOWED);
  });

  test.each([
    ['const [one] = partNamed(parts, "arrays");', "arrays"],
    ["if (data.unlabelled !== undefined) return;", "unlabelled"],
  ])("is noticed in %s", (code, key) => {
    expect(keysIn(code)).toEqual([key]);
  });
});
