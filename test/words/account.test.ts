import { expect, test } from "vitest";
import { type Account, accountOf, type Phase, reusedOf } from "../../src/words/account.ts";
import { lasted } from "../../src/words/durations.ts";

const taken = (total: number, phases: Partial<Record<Phase, number>>): Account => ({
  total,
  phases: new Map(
    (["judge", "evaluate", "convert", "start"] as const).flatMap((phase) => {
      const ms = phases[phase];
      return ms === undefined ? [] : [[phase, ms] as const];
    }),
  ),
});

test.each([
  [0, "0.0 s"],
  [430, "0.4 s"],
  [9_949, "9.9 s"],
  [9_950, "10 s"],
  [59_499, "59 s"],
  [59_500, "1 min 0 s"],
  [107_900, "1 min 48 s"],
  [3_599_500, "1 h 0 min"],
  [3_725_000, "1 h 2 min"],
])("%i ms are %s", (ms, said) => {
  expect(lasted(ms)).toBe(said);
});

test("phases are told in the order of the work, whichever ended first", () => {
  const account = taken(34_000, { judge: 2_000, start: 3_100, convert: 20_000 });
  expect(accountOf(account)).toBe("34 s: starting Python 3.1 s, converting 20 s, judging 2.0 s.");
});

test("what overlaps is said to, and what took no time is left out", () => {
  const account = taken(60_000, { convert: 20_000, evaluate: 58_000, judge: 49 });
  expect(accountOf(account)).toBe(
    "1 min 0 s: converting 20 s, evaluating 58 s; some of it at the same time.",
  );
  expect(accountOf(taken(1_200, { judge: 12 }))).toBe("1.2 s.");
});

test("what earlier runs had done is counted; nothing is not worth a word", () => {
  const some = { packages: { found: 2, all: 6 }, answers: { found: 0, all: 600 } };
  const none = { packages: { found: 0, all: 6 }, answers: { found: 0, all: 600 } };
  expect(reusedOf(some)).toBe("2 of 6 packages, 0 of 600 answers");
  expect(reusedOf(none)).toBeUndefined();
  const account = taken(5_000, { judge: 400 });
  expect(accountOf({ ...account, reused: some })).toBe(
    "5.0 s: judging 0.4 s. Reused from earlier runs: 2 of 6 packages, 0 of 600 answers.",
  );
  expect(accountOf({ ...account, reused: none })).toBe(accountOf(account));
});

test.each([
  ["Linux", 4, 61_000, "On GitHub's Linux runner (4 cores): at least 2 minutes."],
  [
    ...(["macOS", 3, 1_000] as const),
    "On GitHub's macOS runner (3 cores): at least 1 minute, 10 of those that an account has for private repositories.",
  ],
  [
    ...(["Windows", 1, 120_000] as const),
    "On GitHub's Windows runner (1 core): at least 2 minutes, 4 of those that an account has for private repositories.",
  ],
  ["Plan 9", 2, 120_001, "On GitHub's Plan 9 runner (2 cores): at least 3 minutes."],
] as const)("on GitHub's %s with %i cores, %i ms", (os, cores, total, said) => {
  const account = { ...taken(total, {}), runner: { os, cores, hosted: true } };
  expect(accountOf(account)).toBe(`${lasted(total)}. ${said}`);
});

test("a runner of one's own has no minutes that GitHub counts", () => {
  const runner = { os: "macOS", cores: 10, hosted: false };
  expect(accountOf({ ...taken(90_000, {}), runner })).toBe(
    "1 min 30 s. On a runner of your own (macOS, 10 cores).",
  );
});
