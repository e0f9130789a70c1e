import { describe, expect, test } from "vitest";
import { growth, LINEAR } from "../growth.ts";
import { problemsOf, read, withModel } from "./sample-policy.ts";

/** Each level refers nine times to the one below it. */
const bomb = (levels: number) =>
  Array.from({ length: levels }, (_, i) =>
    i === 0 ? "a0: &a0 [x, x]" : `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`,
  ).join("\n");

describe("a text that is no policy", () => {
  test.each([
    ["is not YAML", "a: [", /^quantgate\.yml:1:5 this is not YAML that can be read: /],
    ["is indented with tabs", "version: 1\nmodels:\n\tfood: 1", /^quantgate\.yml:3:1 .*Tabs/],
    ["is two documents", "version: 1\n---\nversion: 1", /^quantgate\.yml:2:1 .*one YAML document/],
    ["has a tag", "version: !run 1", /^quantgate\.yml:1:10 .*Unresolved tag: !run/],
    ["has a map as key", "? { a: b }\n: 1\n", /^quantgate\.yml:1:3 a key must be plain text$/],
    ["has no key", ": 1", /^quantgate\.yml:1:1 a key must be plain text$/],
    ["uses an alias of nothing", "models: *x", /^quantgate\.yml:1:9 \*x has no &x before it$/],
    ["is in itself", "models: &a { food: *a }", /^quantgate\.yml:1:20 .*refers to itself/],
    ["is a bomb of aliases", bomb(12), /^quantgate\.yml:\d+:\d+ .*too large/],
    ["is 20,000 lists deep", "[".repeat(20_000), /^quantgate\.yml:1:\d+ is nested deeper than 40/],
    ["is 500 maps deep", deep(500), /^quantgate\.yml:\d+:\d+ is nested deeper than 40/],
    [
      "is larger than a megabyte",
      `# ${"x".repeat(1_000_001)}`,
      /^quantgate\.yml is larger than 1 MB/,
    ],
  ])("is refused when it %s", (_, text, message) => {
    expect(problemsOf(text)).toContainEqual(expect.stringMatching(message));
  });

  test.each<[string, number, (size: number) => string]>([
    ["lists in lists", 20_000, (size) => "[".repeat(size)],
    ["maps in maps", 500, deep],
    ["aliases of aliases", 48, bomb],
    ["keys", 24_000, (size) => Array.from({ length: size }, (_, i) => `k${i}: 1`).join("\n")],
    ["the same key", 50_000, (size) => "k: 1\n".repeat(size)],
    ["aliases", 50_000, (size) => `x: &x 1\ny: [${"*x, ".repeat(size)}]`],
    ["one long key", 900_000, (size) => `${"k".repeat(size)}: 1`],
    ["one long text", 900_000, (size) => `version: ${"1".repeat(size)}`],
    ["unclosed quotes", 50_000, (size) => "'\"".repeat(size)],
    ["lines in braces that nothing parts", 50_000, (size) => `{${"k: 1\n".repeat(size)}}`],
    ["a header of a block that YAML repeats", 100_000, (size) => `| ${"[".repeat(size)}`],
  ])(
    "ends in problems in time that grows as it does, though it is nothing but %s",
    (_, most, text) => {
      const texts = { 1: text(most / 4), 4: text(most) };
      const read = growth((share) => {
        const problems = problemsOf(texts[share]);
        expect(problems.length).toBeLessThan(102);
        expect(Math.max(...problems.map(({ length }) => length))).toBeLessThan(1000);
      });
      expect(read).toBeLessThan(LINEAR);
    },
  );
});

describe("a key", () => {
  test("that stands twice is told, with the line of the first", () => {
    expect(problemsOf(withModel("task: parity"))).toEqual([
      "quantgate.yml:8:5 task stands here twice: first in line 5",
    ]);
  });

  test("that stands twice as text and as number is the same", () => {
    expect(
      problemsOf(`${withModel("")}\nbranches: { "1": { gate: {} }, 1: { gate: {} } }`),
    ).toEqual(["quantgate.yml:10:32 1 stands here twice: first in line 10"]);
  });

  test.each([
    "__proto__: { polluted: true }",
    "models: { __proto__: { polluted: true } }",
    "models: { food: { __proto__: { polluted: true } } }",
    "models: { food: { variants: { a: { convert: { cast: { __proto__: { polluted: true } } } } } } }",
    'models: { food: { data: { "__proto__": { polluted: true } } } }',
  ])("cannot reach into what all objects share: %s", (text) => {
    expect(problemsOf(text).join()).toContain("__proto__ cannot be a key");
    expect("polluted" in {}).toBe(false);
  });

  test.each(["constructor", "prototype", "toString", "hasOwnProperty"])(
    "named %s is one like any other",
    (key) => {
      const text = withModel(`recorded: { x: Measured }\n${key}: { polluted: true }`);
      expect(problemsOf(text)).toEqual([
        `quantgate.yml:9:5 unknown key ${key} in food\n  accepted: source, task, data, metrics, python, reference, ship, targets, timeout, audit, objective, gate, variants, recorded`,
      ]);
      expect("polluted" in {}).toBe(false);
    },
  );

  test("cannot be merged from elsewhere, even where YAML 1.1 is asked for", () => {
    const text = `%YAML 1.1\n---\n${withModel("<<: { ship: int8 }")}`;
    expect(problemsOf(text)[0]).toMatch(/^quantgate\.yml:10:5 unknown key << in food/);
  });
});

test("a name that all objects share may be a slice or a branch", () => {
  const text = `${withModel("")}\nbranches: { constructor: { gate: {} }, toString: { gate: {} } }`;
  expect(read(text).branches.map(({ pattern }) => pattern)).toEqual(["constructor", "toString"]);
});

function deep(levels: number): string {
  return Array.from({ length: levels }, (_, i) => `${" ".repeat(i)}a:`).join("\n");
}
