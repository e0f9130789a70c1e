import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withTables } from "../../scripts/action-reference.ts";

test("The tables in docs/action.md are those of action.yml (scripts/action-reference.ts writes them)", () => {
  const document = readFileSync("docs/action.md", "utf8");
  expect(document).toBe(withTables(document, readFileSync("action.yml", "utf8")));
  expect(document).toContain("| `policy` | `quantgate.yml` | The policy to judge by");
});

test("A document without a place for the tables is an error, not a document without tables", () => {
  expect(() => withTables("# The action\n", "inputs: {}\noutputs: {}\n")).toThrow(
    "no place for inputs",
  );
});
