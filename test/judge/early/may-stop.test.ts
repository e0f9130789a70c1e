import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toDecimal } from "../../../src/catalog/decimal.ts";
import type { Operator } from "../../../src/catalog/operators.ts";
import { isCertain, type StopRule } from "../../../src/judge/early/course.ts";
import { mayStop } from "../../../src/judge/early/may-stop.ts";
import { answer } from "../../../src/judge/question/answer.ts";
import type { Question } from "../../../src/judge/question/question.ts";
import { findMetric } from "../../../src/tasks/rows.ts";

function ruleOf(operator: Operator, target: string, bets = false): StopRule {
  const metric = findMetric("top-1");
  if (metric === undefined) throw new Error("there is no metric top-1");
  const at = { line: 1, column: 1 };
  const limit = { metric: "top-1", operator, target: toDecimal(target), text: target, at };
  return { limit, metric, alpha: 0.05, bets };
}

/** What the test of all examples says. */
function failsInFull({ limit, metric, alpha }: StopRule, n: number, lost: number, gained: number) {
  const pairs = { n, lost, gained };
  const change = { than: "the reference", pairs: { ...pairs, open: 0 }, seen: pairs };
  const right = limit.operator === "min" ? n - lost : lost;
  const question: Question =
    limit.operator === "max-drop"
      ? { kind: "change", limit, metric, unchanged: false, ...change }
      : { kind: "rate", limit, metric, n, right };
  return answer(question, alpha).state === "fail";
}

describe("what is certain of a part", () => {
  const small = fc.record({
    n: fc.integer({ min: 12, max: 40 }),
    part: fc.constantFrom(0.4, 0.7, 0.8, 0.9, 1),
    lostShare: fc.constantFrom(0.1, 0.4, 0.9, 1),
    gainedShare: fc.constantFrom(0, 0.1),
  });

  test.each([
    { operator: "max-drop", target: "0" },
    { operator: "max-drop", target: "0.05" },
    { operator: "max-drop", target: "0.3" },
    { operator: "min", target: "0.9" },
    { operator: "min", target: "0.5" },
    { operator: "max", target: "0.2" },
  ] as const)(
    "is that $operator $target fails in full, whatever the rest turns out to be: all ways are tried",
    ({ operator, target }) => {
      const rule = ruleOf(operator, target);
      const isChange = operator === "max-drop";
      let [certain, uncertain] = [0, 0];
      fc.assert(
        fc.property(small, ({ n, part, lostShare, gainedShare }) => {
          const taken = Math.max(1, Math.floor(part * n));
          const lost = Math.round(lostShare * taken);
          const gained = isChange ? Math.min(taken - lost, Math.round(gainedShare * taken)) : 0;
          const rest = n - taken;
          let always = true;
          for (let more = 0; more <= rest; more += 1)
            for (let better = 0; better <= (isChange ? rest - more : 0); better += 1)
              always &&= failsInFull(rule, n, lost + more, gained + better);
          const told = isCertain(rule.limit, { of: n, taken, lost, gained, most: 1 }, rule.alpha);
          expect(told).toBe(always);
          if (told) certain += 1;
          else uncertain += 1;
        }),
        { seed: 5, numRuns: 60 },
      );
      expect(certain).toBeGreaterThan(0);
      expect(uncertain).toBeGreaterThan(0);
    },
  );
});

const turns = (count: number, turn: number) => Array.from({ length: count }, () => [turn]);

describe("a variant may stop", () => {
  test("at the first example after which its limit is certainly broken, and not if that spares little", () => {
    const rule = ruleOf("max-drop", "0.01");
    const stop = mayStop(turns(2000, 1), [rule], 2000);
    // Lost so far, and all others gained: the first drop that is proven, be it one of a hundred limits.
    const after = stop?.after ?? 0;
    const sure = { ...rule, alpha: rule.alpha / 100 };
    expect(failsInFull(sure, 2000, after, 2000 - after)).toBe(true);
    expect(failsInFull(sure, 2000, after - 1, 2001 - after)).toBe(false);
    expect(stop?.found).toMatchObject([{ proof: "certain", seen: { taken: after, lost: after } }]);
    expect(mayStop(turns(500, 1), [rule], 500)).toBeUndefined();
    const most = [...turns(1100, 1), ...turns(900, 0), ...turns(0, -1)];
    expect(mayStop(most, [ruleOf("max-drop", "0.3")], 2000)).toBeUndefined();
  });

  test("by bets only where its policy lets it, and then far sooner", () => {
    const lossy = Array.from({ length: 2000 }, (_, at) => [at % 10 === 0 ? 1 : 0]);
    expect(mayStop(lossy, [ruleOf("max-drop", "0.01")], 2000)).toBeUndefined();
    const stop = mayStop(lossy, [ruleOf("max-drop", "0.01", true)], 2000);
    expect(stop?.after).toBeGreaterThan(100);
    expect(stop?.after).toBeLessThan(200);
    expect(stop?.found[0]?.proof).toBe("bets");
  });

  test("never with its last example, when all is seen", () => {
    const rule = ruleOf("max-drop", "0.01", true);
    const first = mayStop(turns(50, 1), [rule], 50)?.after ?? 0;
    expect(first).toBeLessThan(50);
    expect(mayStop(turns(first, 1), [rule], first)).toBeUndefined();
  });

  test("by whichever of its limits is proven first; of the others it tells what they have seen", () => {
    const rules = [ruleOf("max-drop", "0.05", true), ruleOf("min", "0.9", true)];
    const both = Array.from({ length: 3000 }, (_, at) => [
      at % 20 === 0 ? 1 : 0,
      at % 3 === 0 ? 1 : 0,
    ]);
    const stop = mayStop(both, rules, 3000);
    expect(stop?.found.map(({ proof }) => proof)).toEqual([undefined, "bets"]);
    const taken = stop?.after ?? 0;
    expect(stop?.found[0]?.seen).toMatchObject({ taken, lost: Math.ceil(taken / 20) });
  });

  test("at a place that does not depend on what comes after it", () => {
    const turn = fc.constantFrom(1, 1, 1, 0, 0, 0, 0, 0, -1);
    fc.assert(
      fc.property(
        fc.array(turn, { minLength: 400, maxLength: 600 }),
        fc.nat({ max: 600 }),
        fc.constantFrom(1, 0, -1),
        (course, from, other) => {
          const rules = [ruleOf("max-drop", "0.02", true)];
          const stop = mayStop(
            course.map((one) => [one]),
            rules,
            1000,
          );
          if (stop === undefined) return;
          const cut = Math.max(stop.after, from);
          const changed = course.map((one, at) => [at < cut ? one : other]);
          expect(mayStop(changed, rules, 1000)).toEqual(stop);
          expect(mayStop(changed.slice(0, stop.after), rules, 1000)).toEqual(stop);
          expect(mayStop(changed.slice(0, stop.after - 1), rules, 1000)).toBeUndefined();
        },
      ),
      { numRuns: 40 },
    );
  });

  test("surer where the policy wants to be surer than that: then it takes more", () => {
    const course = turns(200, 1);
    const rule = ruleOf("max-drop", "0.5", true);
    const usual = mayStop(course, [rule], 200)?.after ?? 0;
    const sure = mayStop(course, [{ ...rule, alpha: 1e-6 }], 200)?.after ?? 0;
    expect(sure).toBeGreaterThan(usual);
    expect(mayStop(course, [{ ...rule, alpha: 0.5 }], 200)?.after).toBe(usual);
  });
});
