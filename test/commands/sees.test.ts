import { expect, test } from "vitest";
import { decimalOf } from "../../src/catalog/decimal.ts";
import { withSees } from "../../src/commands/check/sees.ts";
import type { Outlook } from "../../src/contract/outlook.ts";
import type { PastRun } from "../../src/contract/past.ts";
import type { Plan } from "../../src/contract/plan.ts";
import { renderOutlooks } from "../../src/report/outlooks.ts";
import { dropChances } from "../../src/statistics/before/drops.ts";

const OUTLOOK: Outlook = {
  ...{ variant: "int8", metric: "top-1", operator: "max-drop", limit: "1 pt", target: 0.01 },
  at: { path: "quantgate.yml", line: 9, column: 5 },
  ...{ enforced: true, confidence: 0.95, n: 300, decides: "seldom", why: "few" },
};

function planOf(outlook: Outlook): Plan {
  return {
    ...{ schema: 2, branch: "main", head: { commit: null }, requests: [], notes: [] },
    policies: {
      target: { path: "quantgate.yml", commit: null, digest: `sha256:${"0".repeat(64)}`, text: "" },
    },
    models: [
      {
        name: "food",
        status: "judged",
        policy: "target",
        base: { kind: "unknown", why: "" },
        outlooks: [outlook],
      },
    ],
  };
}

function lastRun(turned: number | undefined): PastRun {
  return {
    ...{
      schema: 1,
      commit: "a".repeat(40),
      committed: "2026-01-01T00:00:00Z",
      branch: "main",
      outcome: "pass",
    },
    environments: [],
    models: [
      {
        ...{ name: "food", outcome: "pass" },
        variants: [
          {
            ...{ name: "int8", outcome: "pass" },
            metrics: { "top-1": { value: 0.9, n: 300, ...(turned !== undefined && { turned }) } },
          },
        ],
      },
    ],
  };
}

const seesOf = (outlook: Outlook, last?: PastRun) =>
  withSees(planOf(outlook), last).models[0]?.outlooks?.[0]?.sees;

test("a limit on a loss tells what the examples see at 2 % and at 5 % of changes, as the gate would judge", () => {
  const sees = seesOf(OUTLOOK) ?? [];
  expect(sees.map(({ flips }) => flips)).toEqual([0.02, 0.05]);
  const chances = dropChances({ n: 300, limit: decimalOf(0.01), alpha: 0.05 });
  for (const { flips, passes, stops } of sees) {
    expect(passes).toBeCloseTo(chances({ flips, drop: 0 }).pass, 5);
    expect(stops.map(({ drop }) => drop)).toEqual([0.03, 0.02]);
    for (const { drop, share } of stops) {
      const { leansFail, fail } = chances({ flips: flips + drop, drop });
      expect(share).toBeCloseTo(leansFail + fail, 5);
    }
  }
});

test("and as many as in the last run, and one more, where the history has them", () => {
  expect(seesOf(OUTLOOK, lastRun(3))?.at(-1)).toMatchObject({ as: "last-run", flips: 0.013333 });
  expect(seesOf(OUTLOOK, lastRun(undefined))).toHaveLength(2);
  const sees = seesOf(OUTLOOK, lastRun(3));
  expect(renderOutlooks("food", [{ ...OUTLOOK, ...(sees && { sees }) }])).toContain(
    "1.33 %, as in the last run",
  );
});

test.each<[string, Partial<Outlook>]>([
  ["a min", { operator: "min" }],
  ["a mean", { metric: "log-loss" }],
  ["what was measured elsewhere", { on: "phone" }],
  ["what nothing certifies", { decides: "never" }],
])("%s tells none of it", (_, given) => {
  expect(seesOf({ ...OUTLOOK, ...given })).toBeUndefined();
});
