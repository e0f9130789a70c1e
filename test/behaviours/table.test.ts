import { readFileSync } from "node:fs";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import {
  AREAS,
  type Area,
  behavioursOf,
  NAMES,
  nameOf,
} from "../../scripts/behaviours/behaviour.ts";

const page = readFileSync("docs/behaviours.md", "utf8");
const behaviours = await behavioursOf(".");
const all = NAMES.flatMap((area) =>
  numbered(area, ...Array.from({ length: AREAS[area] }, (_, at) => at + 1)),
);

test("each has one test", () => {
  expect(behaviours.map(({ area, number }) => `${area}/${number}`)).toEqual(all);
});

test("the table has each once, in order, and links its test and its patch", () => {
  const links = behaviours.map(
    ({ area, number, test, patch }) => `${area}/${number} [test](../${test}), [patch](../${patch})`,
  );
  expect(NAMES.flatMap(rowsOf).map(({ name, by }) => `${name} ${by}`)).toEqual(links);
});

describe.each(behaviours.map((one) => ({ ...one, name: nameOf(one) })))(
  "the patch of $name",
  ({ area, number, patch }) => {
    const touched = [...readFileSync(patch, "utf8").matchAll(/^diff --git a\/(\S+) b\/\1$/gm)].map(
      ([, path = ""]) => path,
    );

    test("still applies", async () => {
      const { stderr } = await execa("git", ["apply", "--check", patch], { reject: false });
      expect(stderr).toBe("");
    });

    test("changes only what people run, and the table names it", () => {
      expect(touched).not.toEqual([]);
      expect(touched.filter((path) => !/^(src|worker|examples)\//.test(path))).toEqual([]);
      const row = rowsOf(area).find(({ name }) => name === `${area}/${number}`);
      expect(row?.places).toBe(touched.map((path) => `\`${path}\``).join(", "));
    });
  },
);

function numbered(area: Area, ...numbers: readonly number[]): string[] {
  return numbers.map((number) => `${area}/${String(number).padStart(2, "0")}`);
}

/** The lines of the table below the area's title. */
function rowsOf(area: Area): { name: string; places: string; by: string }[] {
  const [, section = ""] = page.split(new RegExp(`^## ${area}$`, "im"));
  const [table = ""] = section.split(/^## /m);
  return [...table.matchAll(/^\| (\d\d) \| .* \| ?(.*?) \| (.*) \|$/gm)].map(
    ([, number = "", places = "", by = ""]) => ({ name: `${area}/${number}`, places, by }),
  );
}
