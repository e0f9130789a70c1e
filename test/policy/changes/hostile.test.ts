import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { policyChanges } from "../../../src/policy/changes/policy-changes.ts";
import { readPolicy } from "../../../src/policy/read.ts";
import { growth, LINEAR } from "../../growth.ts";
import { FOOD } from "../sample-policy.ts";

function written(text: string) {
  const path = "quantgate.yml";
  return { policy: readPolicy(text, path), source: { path, commit: null, text } };
}

/** A valid policy of which some lines say something else. */
const EDITS = [
  ["95 %", "80 %"],
  ["on-inconclusive: warn", "on-inconclusive: fail"],
  ['"release/**"', '"hotfix/**"'],
  ["max-drop: 0.5 pt", "max-drop: 2 pt"],
  ["min: 88 %, ", ""],
  ["max: 13 MB", "max: 12 MB"],
  ["ship: int8", "ship: fp16"],
  ["reference: source", "reference: fp16"],
  ["fit: center-crop", "fit: scale-fit"],
  ["fit: center-crop", 'fit: center-crop, background: "#102030"'],
  ["group_size: 16", "group_size: 8"],
  ["2027-01-31", "2028-01-31"],
  [", on: iphone-15", ""],
] as const;

const policy = fc
  .subarray([...EDITS])
  .map((edits) => edits.reduce((text, [from, to]) => text.replace(from, to), FOOD));

describe("two policies", () => {
  test("are not different where they are the same", () => {
    fc.assert(
      fc.property(policy, (text) => {
        expect(policyChanges(written(text), written(text))).toEqual([]);
      }),
    );
  });

  test("differ in the same things whichever comes first, and what one tightens the other loosens", () => {
    fc.assert(
      fc.property(policy, policy, (one, two) => {
        const there = policyChanges(written(one), written(two));
        const back = policyChanges(written(two), written(one));
        const turned = back.map(({ about, before, after }) => [about, after, before].join());
        expect(turned.sort()).toEqual(
          there.map(({ about, before, after }) => [about, before, after].join()).sort(),
        );
        for (const { about } of there.filter(({ direction }) => direction === "tightens")) {
          expect(back.find((change) => change.about === about)?.direction).toBe("loosens");
        }
      }),
    );
  });
});

describe("as large a policy as can be read is compared in time that grows as it does:", () => {
  const many = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join("\n");
  const weights = (at: number) => `"sha256:${at.toString(16).padStart(64, "0")}"`;
  const waiver = (at: number) =>
    `  - { model: food, variant: int8, limit: top-1 max-drop, weights: ${weights(at)}, until: 2027-01-31, reason: r, approver: a }`;
  const variant = (at: number) =>
    `      own-${at}: { source: M${at}.mlpackage, gate: { confidence: 9${at % 10} % } }`;
  const branch = (at: number) => `  "b${at}": { gate: { confidence: 8${at % 10} % } }`;

  test.each<[string, number, (count: number) => string]>([
    [
      "variants and branches",
      2000,
      (count) =>
        FOOD.replace("branches:", `branches:\n${many(count, branch)}`).replace(
          "    variants:",
          `    variants:\n${many(count, variant)}`,
        ),
    ],
    ["waivers", 1500, (count) => `${FOOD}${many(count, waiver)}\n`],
  ])("%s", (_, most, text) => {
    const small = written(FOOD);
    const large = { 1: written(text(most / 4)), 4: written(text(most)) };
    const compared = growth((share) => {
      const big = large[share];
      const least = (share / 4) * most * (2 / 3);
      expect(policyChanges(small, big, small.policy).length).toBeGreaterThan(least);
      expect(policyChanges(big, small, big.policy).length).toBeGreaterThan(least);
    });
    expect(compared).toBeLessThan(LINEAR);
  });
});
