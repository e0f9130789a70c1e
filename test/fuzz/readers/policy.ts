import { readFileSync } from "node:fs";
import fc from "fast-check";
import { readPolicy } from "../../../src/policy/read.ts";
import { FOOD } from "../../policy/sample-policy.ts";
import { ANY_TEXT, edited } from "../edits.ts";
import { reader } from "../reader.ts";

const POLICIES = [
  "examples/quantgate.yml",
  "fixtures/digits/quantgate.yml",
  "fixtures/food80/quantgate.yml",
];

/** Words, gaps, marks and the ends of lines. */
const PARTS = /([\s{}[\],:"'#&*!|>%-]+)/;

const WORDS: readonly string[] = [
  ...[
    "&a ",
    "*a",
    "&a [*a, *a]",
    "<<: *a",
    "<<: {a: 1}",
    "!!js/function x",
    "!!binary x",
    "? ",
    "| ",
    ">",
  ],
  ...[
    "---\n",
    "...\n",
    "%YAML 1.1\n---\n",
    "\t",
    "\r\n",
    "\r",
    "\ufeff",
    "\0",
    "\ud800",
    "\u2028",
    "\u0085",
  ],
  ...[
    ".inf",
    ".nan",
    "-.inf %",
    "1e400 %",
    "1e400",
    "0x10",
    "0o7",
    "1_000",
    "~",
    "null",
    "yes",
    "2027-01-31",
  ],
  ...["{", "}", "[", "]", ",", ": ", "- ", '"', "'", "#", "\n", "\n  ", "\n      ", " "],
  ...[
    "__proto__",
    "__proto__: { polluted: true }",
    "constructor",
    "toString",
    "../../etc",
    "/etc",
    "C:x",
  ],
  ...[
    "999999999999999999999999999999 %",
    `0.${"0".repeat(5000)}1 %`,
    "1".repeat(50_000),
    "x".repeat(50_000),
  ],
  ...[
    "[".repeat(5000),
    `${"[".repeat(60)}${"]".repeat(60)}`,
    "{a: ".repeat(2000),
    "{a: &b {a: *b}}",
  ],
  ...[
    "{ top-1: { max-drop: 1 pt } }",
    "{ cast: {} }",
    "[{ prune: {} }, { prune: {} }]",
    "top-5",
    "size",
  ],
  Array.from({ length: 9 }, (_, at) => `a${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}]\n`).join(""),
  Array.from({ length: 3000 }, (_, at) => `k${at}: 1\n`).join(""),
  "k: 1\n".repeat(3000),
];

export const policy = reader({
  name: "policy",
  share: 30,
  open: () => ({
    inputs: fc.oneof(
      { weight: 8, arbitrary: edited([FOOD, ...POLICIES.map(textOf)], PARTS, WORDS) },
      { weight: 2, arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map(joined) },
      { weight: 1, arbitrary: ANY_TEXT },
    ),
    read: (text: string) => readPolicy(text, "quantgate.yml"),
  }),
});

function textOf(path: string): string {
  return readFileSync(path, "utf8");
}

function joined(words: readonly string[]): string {
  return words.join("");
}
