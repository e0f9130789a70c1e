import { expect, test } from "vitest";
import { standing } from "../../../src/judge/judgement.ts";
import { wouldSettleDrop, wouldSettleRate } from "../../../src/judge/question/would-settle.ts";
import { dropInterval } from "../../../src/statistics/after/drops.ts";

function said(lost: number, gained: number, n: number, limit: number): string {
  const found = standing(dropInterval({ n, lost, gained }, 0.05), limit, lost - gained > n * limit);
  return wouldSettleDrop({ lost, gained, n, limit, alpha: 0.05, found });
}

test.each([
  ["a proven pass needs no more", 0, 5, 1000, 0.01, ""],
  ["a proven failure needs no more", 60, 5, 1000, 0.01, ""],
  [
    "a doubt says how many samples like these would settle it",
    ...([12, 4, 1000, 0.01] as const),
    ". It would most likely take about 26,000 examples like these to tell",
  ],
  [
    "so does a lean to fail",
    ...([16, 4, 1000, 0.01] as const),
    ". It would most likely take about 30,000 examples like these to tell",
  ],
  [
    "too few to certify anything are told so, with the least that could",
    ...([0, 0, 271, 0.005] as const),
    ". With 271 examples it could not pass even if no answer changed: that takes 598. It would most likely take about 600 examples like these to tell",
  ],
  [
    "what is exactly at its limit may be on either side of it",
    ...([10, 0, 1000, 0.01] as const),
    ". More examples would tell on which side of it the truth is",
  ],
  [
    "that nothing is lost is proven by no number of examples",
    ...([0, 0, 1000, 0] as const),
    ". No number of examples proves that nothing at all is lost: only the same program and weights do",
  ],
])("%s", (_, lost, gained, n, limit, expected) => {
  expect(said(lost, gained, n, limit)).toBe(expected);
});

test("a rate says it too, on either side of its limit", () => {
  const doubt = { n: 1000, limit: 0.89, alpha: 0.05 };
  const found = { state: "inconclusive", leans: "pass" } as const;
  expect(wouldSettleRate({ ...doubt, rate: 0.9, found })).toContain("about 6,100 examples");
  expect(wouldSettleRate({ ...doubt, rate: 0.88, found })).toContain("about 6,400 examples");
  expect(wouldSettleRate({ ...doubt, rate: 0.9, found: { state: "pass" } })).toBe("");
});
