import { describe, expect, test } from "vitest";
import type { Fingerprints } from "../../../src/contract/measurement.ts";
import { differences } from "../../../src/judge/evidence/comparable.ts";
import { HERE as FINGERPRINT } from "../../history/runs.ts";

const XEON = { ...FINGERPRINT, chip: "Xeon" };

/** Whose samples each machine had: a letter for each tenth, `x` on the Xeon. */
function shared(letters: string) {
  const fingerprints = [...letters].map((letter, at) => ({
    rows: [at * 10, at * 10 + 10] satisfies [number, number],
    fingerprint: letter === "x" ? XEON : FINGERPRINT,
  }));
  const joined: Fingerprints = [];
  for (const one of fingerprints) {
    const last = joined.at(-1);
    if (last?.fingerprint === one.fingerprint) last.rows = [last.rows[0], one.rows[1]];
    else joined.push(one);
  }
  const [first] = fingerprints;
  return { fingerprint: first?.fingerprint ?? FINGERPRINT, fingerprints: joined };
}

const alone = { fingerprint: FINGERPRINT };
const APART = `chip ${FINGERPRINT.chip}, there Xeon`;

describe("two compare where every sample was answered in one environment", () => {
  test.each([
    ["alone and alone", alone, alone],
    ["shared in the same way", shared("--xx"), shared("--xx")],
    ["shared by more of the same machines", shared("-x-x"), shared("-x-x")],
  ])("%s", (_, one, other) => {
    expect(differences(one, other)).toEqual([]);
  });

  test.each([
    ["alone and on another machine", alone, { fingerprint: XEON }],
    ["alone and shared", alone, shared("--xx")],
    ["shared, and then in another way", shared("----x"), shared("---xx")],
    ["unlike in the first samples alone", shared("-xxx"), shared("xxxx-")],
  ])("and do not: %s", (_, one, other) => {
    expect(differences(one, other)).toEqual([APART]);
  });

  test("each difference is told once, from both sides", () => {
    expect(differences(shared("-x-x"), { fingerprint: FINGERPRINT })).toEqual([
      `chip Xeon, there ${FINGERPRINT.chip}`,
    ]);
  });
});
