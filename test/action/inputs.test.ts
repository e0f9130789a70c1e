import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readInputs } from "../../src/action/inputs.ts";
import { WORDS } from "../../src/commands/words.ts";

interface Described {
  readonly description: string;
  readonly default?: string;
}
interface ActionFile {
  readonly inputs: Record<string, Described>;
  readonly outputs: Record<string, Described>;
  readonly runs: { readonly using: string; readonly main: string };
}
const ACTION: ActionFile = parse(readFileSync("action.yml", "utf8"));

/** What a runner hands over for a step that sets only these. */
function given(changes: Record<string, string> = {}) {
  const all = Object.entries(ACTION.inputs).map(
    ([name, described]) => [name, changes[name] ?? described.default ?? ""] as const,
  );
  return Object.fromEntries(all.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

describe("the inputs", () => {
  test("are what action.yml describes", () => {
    const inputs = readInputs(given());
    expect(Object.keys(inputs).sort()).toEqual(Object.keys(ACTION.inputs).sort());
    expect(inputs).toMatchObject({ run: "gate", comment: true, "keep-packages": false });
    expect(inputs.base).toBeUndefined();
  });

  test("have the defaults of action.yml where nothing hands them over", () => {
    expect(readInputs({})).toEqual(readInputs(given({ token: "" })));
  });

  test("that are wrong are named all at once, each with what is accepted", () => {
    const reading = () =>
      readInputs(given({ run: "gates", comment: "yes", policy: "", patience: "0" }));
    expect(reading).toThrow(
      "the input run takes gate, plan, measure, judge, publish, check, selftest, init, inspect, doctor or verify",
    );
    expect(reading).toThrow("the input comment takes true or false, not “yes”");
    expect(reading).toThrow("the input policy needs a path");
    expect(reading).toThrow("the input patience takes whole seconds from 1 to 9999, not “0”");
  });

  test("name the words of the command line", () => {
    for (const { name } of WORDS) expect(readInputs(given({ run: name })).run).toBe(name);
  });
});

describe("action.yml", () => {
  test("describes every input and output", () => {
    for (const [name, { description }] of Object.entries({ ...ACTION.inputs, ...ACTION.outputs })) {
      expect(description, name).toMatch(/\.$|fail` or `error`|: `\{/);
    }
  });

  test("runs the committed bundle on Node 24", () => {
    expect(ACTION.runs).toEqual({ using: "node24", main: "dist/main.js" });
  });
});
