import { describe, expect, test } from "vitest";
import { decimalOf } from "../../../src/catalog/decimal.ts";
import type { Operator } from "../../../src/catalog/operators.ts";
import type { Judgement } from "../../../src/judge/judgement.ts";
import type { About } from "../../../src/judge/question/question.ts";
import { countChange, judgeChange, judgeRate } from "../../../src/judge/question/rates.ts";
import { judgeLoss, judgeValue } from "../../../src/judge/question/values.ts";
import type { Harm } from "../../../src/statistics/after/harm.ts";
import type { Beside } from "../../../src/statistics/scores.ts";
import { metricNamed } from "../ladders.ts";

const ALPHA = 0.05;

function about(metric: string, operator: Operator, target: number, text: string): About {
  const at = { line: 1, column: 1 };
  const limit = { metric, operator, target: decimalOf(target), text, at };
  return { limit, metric: metricNamed(metric) };
}

function rate(n: number, right: number, beside?: Beside) {
  const array = new Uint8Array(n).fill(1, 0, right);
  return { kind: "rate" as const, right: array, ...(beside && { beside }) };
}

/** `n` examples answered twice; so many turned. */
function sides(n: number, lost: number, gained: number, open = 0) {
  const [before, after] = [rate(n, n - gained), rate(n, n - gained)];
  after.right.fill(0, 0, lost);
  after.right.fill(1, n - gained);
  const beside = (answers: number) => ({
    names: Array.from({ length: open }, (_, at) => `u${at}`),
    right: new Int8Array(open).fill(-1),
    answers: { numbers: new Int32Array(open).fill(answers), width: 1, k: 1 },
  });
  if (open === 0) return [before, after] as const;
  return [
    { ...before, beside: beside(0) },
    { ...after, beside: beside(1) },
  ] as const;
}

const DROPS = [0, 0.002, 0.01, 0.02].map((target) => [target, `${100 * target} pt`] as const);

function changes(): [string, Judgement, number][] {
  const counts = [0, 1, 2, 3, 10, 60];
  return [1, 2, 20, 120, 300, 1000, 5000].flatMap((n) =>
    counts.flatMap((lost) =>
      counts.flatMap((gained) =>
        DROPS.flatMap(([target, text]) =>
          [0, 1, 30].flatMap((open): [string, Judgement, number][] => {
            if (lost + gained > n || (open > 0 && lost > 3)) return [];
            const [before, after] = sides(n, lost, gained, open);
            const operator = gained % 2 === 0 ? "max-drop" : "max-regression";
            const asked = about("top-1", operator, target, text);
            const question = {
              ...({ kind: "change", ...asked, ...countChange(before, after, false) } as const),
              than: operator === "max-drop" ? "the reference" : "the base",
            };
            return [
              [
                `${lost}/${gained} of ${n}, ${open} open, ${text}`,
                judgeChange(question, ALPHA),
                target,
              ],
            ];
          }),
        ),
      ),
    ),
  );
}

function rates(): [string, Judgement, number][] {
  return [1, 2, 24, 300, 5000].flatMap((n) =>
    [0, 0.5, 0.88, 0.9, 0.99, 1].flatMap((share) =>
      (["min", "max"] as const).flatMap((operator) =>
        [0.1, 0.88, 1].map((target): [string, Judgement, number] => {
          const right = Math.round(share * n);
          const asked = about("top-1", operator, target, `${100 * target} %`);
          const found = judgeRate({ kind: "rate", ...asked, right, n }, ALPHA);
          return [`${right} of ${n}, ${operator} ${100 * target} %`, found, target];
        }),
      ),
    ),
  );
}

function harm(value: number, spread: number, doubt?: string): Harm {
  const interval: [number, number] = [value - spread, value + spread];
  return { value, n: 300, bounds: () => ({ interval, ...(doubt !== undefined && { doubt }) }) };
}

function values(): [string, Judgement, number][] {
  return [-0.4, -0.05, 0, 0.004, 0.01, 0.03, 0.2].flatMap((value) =>
    [0, 0.001, 0.0203, 0.5].flatMap((spread) =>
      [undefined, "only 3 of 300 changed"].flatMap((doubt): [string, Judgement, number][] => {
        const name = `${value} ± ${spread}`;
        const loss = about("mae", "max-increase", 0.01, "0.01");
        const ratio = about("mae", "max-ratio", 1.01, "1.01");
        const edge = about("mae", "max", 0.01, "0.01");
        const asked = { than: "the reference", unchanged: false };
        const [lost, of] = [harm(value, spread, doubt), harm(1 + value, spread, doubt)];
        return [
          [`rise ${name}`, judgeLoss({ kind: "loss", ...loss, ...asked, harm: lost }, ALPHA), 0.01],
          [`ratio ${name}`, judgeLoss({ kind: "loss", ...ratio, ...asked, harm: of }, ALPHA), 1.01],
          [`value ${name}`, judgeValue({ kind: "value", ...edge, harm: lost }, ALPHA), 0.01],
        ];
      }),
    ),
  );
}

/** The last number of a sentence that bounds the truth, in the unit that files have. */
function boundIn(why: string): number | undefined {
  const found = /(?:at most|at least|as (?:high|low) as) (−?[\d.e+-]+)( point| %)?/.exec(why);
  if (found === null) return;
  const [, number = "", unit] = found;
  return Number(number.replace("−", "-")) / (unit === undefined ? 1 : 100);
}

describe.each([
  ["a change", changes()],
  ["a rate", rates()],
  ["a value and a loss", values()],
])("the sentences on %s", (kind, all) => {
  test("agree in number, and hold no hole, no sign that should be a word and no second bound", () => {
    for (const [name, { why }] of all) {
      expect(why, name).not.toMatch(/(?<![.\d])\b1 (answers|examples|points|labels|are)\b/);
      expect(why, name).not.toMatch(/\b(?!1\b)[\d,]+ (answer|example|point|label) /);
      expect(why, name).not.toMatch(
        /(?<![.\d])\b1 more of [\d,]+ answers? are|\b(?!1\b)\d+ more of [\d,]+ answers? is/,
      );
      expect(why, name).not.toMatch(/NaN|undefined|Infinity|null| {2}|\.\.|\. \.|; |\.$/);
      expect(
        why.match(/at most|at least|as high as|as low as/g)?.length ?? 0,
        why,
      ).toBeLessThanOrEqual(/missing labels?/.test(why) ? 2 : 1);
      if (kind === "a change") expect(why, name).not.toContain("−");
      for (const sentence of why.split(". ").slice(1)) expect(sentence, why).toMatch(/^[A-Z]/);
    }
  });

  test("never contradict their state, and are rounded away from the limit", () => {
    for (const [name, { state, leans, why, interval }, target] of all) {
      const bound = boundIn(why.replace(/\. The (\d+ )?missing.*/, ""));
      const isEdge = / asked$|keeps m|breaks m/.test(why);
      const isMin = /min /.test(why);
      const worse = (value: number) => (isMin ? target - value : value - target);
      expect(state, name).not.toBe("unmeasured");
      expect(/ sure\)/.test(why), why).toBe(state === "pass" || state === "fail");
      if (state === "inconclusive") {
        expect(/beyond|breaks/.test(why) || /nothing can be said/.test(why), why).toBe(
          leans === "fail" || /nothing can be said/.test(why),
        );
        expect(why).not.toMatch(/is allowed|is asked/);
        if (bound !== undefined && leans === "pass") expect(worse(bound), why).toBeGreaterThan(0);
        if (bound !== undefined && leans === "fail") expect(worse(bound), why).toBeLessThan(0);
        continue;
      }
      if (bound === undefined) expect.fail(why);
      if (/truly better/.test(why)) expect(interval?.[1], why).toBeLessThan(0);
      else if (state === "pass") expect(worse(bound), why).toBeLessThanOrEqual(1e-12);
      else expect(worse(bound), why).toBeGreaterThanOrEqual(-1e-12);
      if (!isEdge && /truly better/.test(why)) expect(bound).toBeGreaterThanOrEqual(0);
    }
  });
});

test("the exact words", () => {
  const why = (n: number, lost: number, gained: number, target = 0.01, text = "1 pt") => {
    const [before, after] = sides(n, lost, gained);
    const asked = about("top-1", "max-drop", target, text);
    const counted = countChange(before, after, false);
    return judgeChange({ kind: "change", ...asked, ...counted, than: "the reference" }, ALPHA).why;
  };
  expect([
    why(300, 5, 2),
    why(300, 1, 0),
    why(1, 1, 0),
    why(1000, 1, 0),
    why(1000, 30, 3),
    why(300, 4, 0),
    why(1000, 0, 60),
    why(300, 2, 2),
    why(300, 0, 0, 0.002, "0.2 pt"),
  ]).toMatchInlineSnapshot(`
    [
      "3 more of 300 answers are wrong than with the reference (top-1: 5 lost, 2 gained). That is just at the limit of 1 pt, but the true loss may be as high as 2.81 points. More examples would tell on which side of it the truth is",
      "1 more of 300 answers is wrong than with the reference (top-1: 1 lost, 0 gained). That is within the limit of 1 pt, but the true loss may be as high as 1.58 points. It would most likely take about 1,100 examples like these to tell",
      "with one example nothing can be said",
      "1 more of 1000 answers is wrong than with the reference (top-1: 1 lost, 0 gained). The true loss is at most 0.48 points (95 % sure), and 1 pt is allowed",
      "27 more of 1000 answers are wrong than with the reference (top-1: 30 lost, 3 gained). The true loss is at least 1.8 points (95 % sure), and 1 pt is allowed",
      "4 more of 300 answers are wrong than with the reference (top-1: 4 lost, 0 gained). That is beyond the limit of 1 pt, but the true loss may be as low as 0.3 points. It would most likely take about 6,100 examples like these to tell",
      "60 more of 1000 answers are right than with the reference (top-1: 0 lost, 60 gained). It is truly better, by at least 4.81 points (95 % sure)",
      "as many of 300 answers turned right as turned wrong (top-1: 2 lost, 2 gained). That is within the limit of 1 pt, but the true loss may be as high as 1.41 points. It would most likely take about 1,100 examples like these to tell",
      "none of 300 answers changed (top-1). That is within the limit of 0.2 pt, but the true loss may be as high as 1 point. With 300 examples it could not pass even if no answer changed: that takes 1,497. It would most likely take about 1,500 examples like these to tell",
    ]
  `);
});
